import { Trash2 } from 'lucide-react';
import { useId, useRef, type FormEvent } from 'react';
import type { SnippetView } from '@shared/ipc';
import { nameConflict, snippetNameOf } from '@shared/rules';
import { useHeddleMutation } from '../../app/query';
import { useI18n } from '../../i18n';
import { Button, focusFirst, safeText, SelectField, TextArea, TextField } from '../../ui';
import { useSnippetManager, type SnippetEdit } from './manager';
import { SnippetPreview } from './SnippetPreview';
import { useLanguages } from './use-languages';
import { VariableButtons } from './VariableButtons';
import styles from './SnippetManager.module.css';

/* As many as the contract takes. */
const NAME_MAX = 80;
const FOLDER_MAX = 120;
const TEXT_MAX = 10_000;

/** An own snippet, to be written. What is typed stays until it is saved or given up. */
export function SnippetForm(props: {
  readonly snippet: SnippetView;
  readonly all: readonly SnippetView[];
  readonly folders: readonly string[];
  readonly onRemove: () => void;
}) {
  const { snippet, all, folders } = props;
  const { t, language: nameOf } = useI18n();
  const id = useId();
  const text = useRef<HTMLTextAreaElement>(null);
  const edited = useSnippetManager((state) => state.edits.get(snippet.id));
  const setEdit = useSnippetManager((state) => state.edit);
  const forget = useSnippetManager((state) => state.forget);
  const save = useHeddleMutation('snippets.save');
  const languages = useLanguages(all);
  const isNew = all.every((each) => each.id !== snippet.id);
  const now: SnippetEdit = edited ?? snippet;
  const change = (part: Partial<SnippetEdit>) => setEdit(snippet.id, { ...now, ...part });
  const conflict = nameConflict({ id: snippet.id, ...now }, all);
  const isTaken = conflict?.own === true;
  const canSave = now.name !== '' && now.text.trim() !== '' && !isTaken && edited !== undefined;
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (!canSave) return;
    const { name, folder, text: words, language } = now;
    const kept = { id: snippet.id, name, folder: folder.trim(), text: words, language };
    save.mutate(kept, { onSuccess: () => forget(snippet.id) });
  };
  return (
    <form className={styles.form} onSubmit={keep}>
      <div className={styles.fields}>
        <div className={styles.pair}>
          <label className={styles.part}>
            <span className={styles.label}>{t('snippets.name')}</span>
            <span className={styles.slashed}>
              <span aria-hidden="true">/</span>
              <TextField
                dir="auto"
                value={now.name}
                maxLength={NAME_MAX}
                aria-describedby={`${id}-name`}
                aria-invalid={isTaken}
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- whoever began a new one names it
                autoFocus={isNew}
                {...(isNew ? focusFirst : {})}
                onChange={(event) => change({ name: snippetNameOf(event.target.value) })}
              />
            </span>
          </label>
          <label className={styles.part}>
            <span className={styles.label}>{t('snippets.folder')}</span>
            <TextField
              dir="auto"
              list={`${id}-folders`}
              value={now.folder}
              maxLength={FOLDER_MAX}
              onChange={(event) => change({ folder: event.target.value })}
            />
            <datalist id={`${id}-folders`}>
              {folders.map((folder) => (
                <option key={folder} value={folder}>
                  {folder}
                </option>
              ))}
            </datalist>
          </label>
          <label className={styles.part}>
            <span className={styles.label}>{t('snippets.language')}</span>
            <SelectField
              value={now.language}
              onChange={(event) => change({ language: event.target.value })}
            >
              {[...new Set([now.language, ...languages])].map((each) => (
                <option key={each} value={each}>
                  {nameOf(each)}
                </option>
              ))}
            </SelectField>
          </label>
        </div>
        <p id={`${id}-name`} role="status" className={isTaken ? styles.problem : styles.hint}>
          {conflict === null
            ? now.name === ''
              ? t('snippets.nameHint')
              : ''
            : t(isTaken ? 'snippets.taken' : 'snippets.alsoTeam', { name: safeText(now.name) })}
        </p>
        <div className={styles.part}>
          <label className={styles.label} htmlFor={`${id}-text`}>
            {t('snippets.text')}
          </label>
          <TextArea
            ref={text}
            id={`${id}-text`}
            dir="auto"
            rows={5}
            lang={now.language}
            maxLength={TEXT_MAX}
            value={now.text}
            onChange={(event) => change({ text: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep(event);
            }}
          />
          <VariableButtons field={text} onText={(words) => change({ text: words })} />
        </div>
        <SnippetPreview text={now.text} />
        {save.error && (
          <p role="alert" className={styles.problem}>
            {t('snippets.failed', { reason: save.error.message })}
          </p>
        )}
      </div>
      <div className={styles.foot}>
        <Button variant="quiet" onClick={props.onRemove}>
          <Trash2 size={14} strokeWidth={1.8} aria-hidden="true" />
          {t(isNew ? 'snippets.discard' : 'snippets.remove')}
        </Button>
        <span className={styles.grow} />
        {edited && !isNew && (
          <Button onClick={() => forget(snippet.id)}>{t('snippets.revert')}</Button>
        )}
        <Button variant="primary" type="submit" disabled={!canSave}>
          {t('snippets.save')}
        </Button>
      </div>
    </form>
  );
}
