import { useHeddleMutation, useHeddleQuery } from '../../app/query';
import { DEFAULT_SETTINGS } from '@shared/rules';
import { useI18n } from '../../i18n';
import { Choice } from './Choice';
import styles from './Spelling.module.css';

/** The languages that agents of this desk write in most; the computer may know more. */
const WRITTEN_IN = ['en', 'es', 'de', 'fr', 'pt', 'it', 'nl', 'ar'] as const;

/** In which languages the spelling is checked, where the computer can do that by itself. */
export function Spelling() {
  const { t, language } = useI18n();
  const platform = useHeddleQuery('app.info', undefined).data?.platform;
  const { spellLanguages } = useHeddleQuery('settings.get', undefined).data ?? DEFAULT_SETTINGS;
  const save = useHeddleMutation('settings.set');
  if (platform === undefined) return null;
  if (platform === 'linux') return <p className={styles.note}>{t('settings.spelling-linux')}</p>;
  const way = spellLanguages === null ? 'system' : spellLanguages.length === 0 ? 'off' : 'chosen';
  return (
    <>
      <Choice
        label={t('settings.spelling')}
        hint={t(platform === 'darwin' ? 'settings.spelling-mac' : 'settings.spelling-hint')}
        value={way}
        options={[
          { value: 'system', label: t('settings.spelling-system') },
          ...(platform === 'win32'
            ? [{ value: 'chosen' as const, label: t('settings.spelling-chosen') }]
            : []),
          { value: 'off', label: t('settings.spelling-off') },
        ]}
        onChange={(next) =>
          save.mutate({
            spellLanguages: next === 'system' ? null : next === 'off' ? [] : ['en'],
          })
        }
      />
      {way === 'chosen' && spellLanguages !== null && (
        <fieldset className={styles.languages}>
          <legend className="visually-hidden">{t('settings.spelling-chosen')}</legend>
          {WRITTEN_IN.map((each) => (
            <label key={each} className={styles.language}>
              <input
                type="checkbox"
                checked={spellLanguages.includes(each)}
                onChange={(event) => {
                  const others = spellLanguages.filter((known) => known !== each);
                  save.mutate({
                    spellLanguages: event.target.checked ? [...others, each] : others,
                  });
                }}
              />
              {language(each)}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
