import { Bookmark, Check, History, Pencil, X } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import type { KeptSearches, SavedSearch } from '@shared/ipc';
import { call } from '../../app/bridge';
import { useI18n } from '../../i18n';
import { IconButton, RelativeTime, safeText, TextField } from '../../ui';
import { saveSearch } from './use-kept-searches';
import styles from './KeptSearchList.module.css';

const ICON = { size: 14, strokeWidth: 1.8 } as const;
/** What the arrow keys go through; see Search. */
export const KEPT_ENTRY = 'data-kept-search';

/** Saved and recent searches, before anything is typed. */
export function KeptSearchList(props: {
  readonly kept: KeptSearches;
  readonly onChoose: (text: string) => void;
}) {
  const { t } = useI18n();
  const { recent, saved } = props.kept;
  const id = useId();
  return (
    <>
      {saved.length > 0 && (
        <section aria-labelledby={`${id}-saved`}>
          <h3 id={`${id}-saved`} className={styles.heading}>
            {t('search.saved')}
          </h3>
          <ul className={styles.list}>
            {saved.map((search) => (
              <SavedEntry key={search.id} search={search} onChoose={props.onChoose} />
            ))}
          </ul>
        </section>
      )}
      {recent.length > 0 && (
        <section aria-labelledby={`${id}-recent`}>
          <div className={styles.heading}>
            <h3 id={`${id}-recent`}>{t('search.recent')}</h3>
            <button
              type="button"
              className={styles.all}
              onClick={() => void call('search.forget', { text: null })}
            >
              {t('search.recent.removeAll')}
            </button>
          </div>
          <ul className={styles.list}>
            {recent.map(({ text, at }) => (
              <li key={text} className={styles.entry}>
                <button
                  type="button"
                  className={styles.choose}
                  {...{ [KEPT_ENTRY]: '' }}
                  onClick={() => props.onChoose(text)}
                >
                  <History {...ICON} aria-hidden="true" />
                  <span className={styles.name} dir="auto">
                    {safeText(text)}
                  </span>
                  <RelativeTime at={at} className={styles.when} />
                </button>
                <IconButton
                  size="s"
                  label={t('search.recent.remove', { text })}
                  onClick={() => void call('search.forget', { text })}
                >
                  <X {...ICON} />
                </IconButton>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function SavedEntry(props: {
  readonly search: SavedSearch;
  readonly onChoose: (text: string) => void;
}) {
  const { t } = useI18n();
  const { search } = props;
  const [isRenamed, setIsRenamed] = useState(false);
  if (isRenamed) {
    return (
      <li className={styles.entry}>
        <NameForm
          label={t('search.saved.name')}
          name={search.name}
          onSave={(name) => saveSearch({ ...search, name })}
          onSaved={() => setIsRenamed(false)}
          onCancel={() => setIsRenamed(false)}
        />
      </li>
    );
  }
  return (
    <li className={styles.entry}>
      <button
        type="button"
        className={styles.choose}
        {...{ [KEPT_ENTRY]: '' }}
        onClick={() => props.onChoose(search.text)}
      >
        <Bookmark {...ICON} aria-hidden="true" />
        <span className={styles.name} dir="auto">
          {safeText(search.name)}
        </span>
        {search.text !== search.name && (
          <span className={styles.text} dir="auto">
            {safeText(search.text)}
          </span>
        )}
      </button>
      <IconButton
        size="s"
        label={t('search.saved.rename', { name: search.name })}
        onClick={() => setIsRenamed(true)}
      >
        <Pencil {...ICON} />
      </IconButton>
      <IconButton
        size="s"
        label={t('search.saved.remove', { name: search.name })}
        onClick={() => void call('search.removeSaved', { id: search.id })}
      >
        <X {...ICON} />
      </IconButton>
    </li>
  );
}

/** Asks for the name of a search. */
export function NameForm(props: {
  readonly label: string;
  readonly name: string;
  /** @returns why it was not kept, in words for the agent; null: it was */
  readonly onSave: (name: string) => Promise<string | null>;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}) {
  const { t } = useI18n();
  const [name, setName] = useState(props.name);
  const [problem, setProblem] = useState<string | null>(null);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim();
    if (given === '') return;
    const why = await props.onSave(given);
    setProblem(why);
    if (why === null) props.onSaved();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void onSubmit(event)}>
      <TextField
        size="s"
        aria-label={props.label}
        placeholder={props.label}
        dir="auto"
        maxLength={80}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for with the button in its place
        autoFocus
        value={name}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          // Neither opens a result nor closes the search.
          event.stopPropagation();
          if (event.key === 'Escape') props.onCancel();
        }}
      />
      <IconButton
        size="s"
        type="submit"
        label={t('search.saved.keep')}
        disabled={name.trim() === ''}
      >
        <Check {...ICON} />
      </IconButton>
      <IconButton size="s" label={t('ui.cancel')} onClick={props.onCancel}>
        <X {...ICON} />
      </IconButton>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </form>
  );
}
