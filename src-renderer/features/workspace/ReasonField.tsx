import { useT } from '../../i18n';
import { focusFirst } from '../../ui';
import styles from './EpisodeForm.module.css';

const REASON_MAX = 500;
const QUICK = ['delivery', 'colleague', 'answer', 'away', 'check'] as const;

/** Why something is put aside, in own words or by one click. */
export function ReasonField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (reason: string) => void;
}) {
  const { label, value, onChange } = props;
  const t = useT();
  return (
    <div className={styles.part}>
      <label className={styles.part}>
        <span className={styles.label}>{label}</span>
        <input
          className={styles.field}
          dir="auto"
          value={value}
          maxLength={REASON_MAX}
          placeholder={t('workspace.reason.placeholder')}
          onChange={(event) => onChange(event.target.value)}
          {...focusFirst}
        />
      </label>
      <div className={styles.choices} role="group" aria-label={t('workspace.reason.quick')}>
        {QUICK.map((reason) => {
          const words = t(`workspace.reason.${reason}`);
          return (
            <button
              key={reason}
              type="button"
              className={styles.quick}
              aria-pressed={value === words}
              onClick={() => onChange(words)}
            >
              {words}
            </button>
          );
        })}
      </div>
    </div>
  );
}
