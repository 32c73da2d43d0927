import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { SnippetView } from '@shared/ipc';
import { useHeddleMutation, useHeddleQuery } from '../../app/query';
import { useTextScale } from '../../app/theme/useTextScale';
import { useI18n } from '../../i18n';
import { Button, Dialog, focusFirst, SelectField, TextField, VirtualList } from '../../ui';
import { composeSnippet, useSnippetManager } from './manager';
import { SnippetForm } from './SnippetForm';
import { SnippetRow } from './SnippetRow';
import { TeamSnippet } from './TeamSnippet';
import { languageOf } from './use-snippet-actions';
import { useListed } from './use-listed';
import styles from './SnippetManager.module.css';

/** Pixels, for texts of the usual size. */
const ROW_HEIGHT = 46;

/** A person's own snippets, to write, change, put into folders and delete, beside those of the team. */
export function SnippetManager() {
  const { t, locale } = useI18n();
  const close = useSnippetManager((state) => state.close);
  const chosenId = useSnippetManager((state) => state.chosenId);
  const show = useSnippetManager((state) => state.show);
  const forget = useSnippetManager((state) => state.forget);
  const scale = useTextScale();
  const [words, setWords] = useState('');
  const [folder, setFolder] = useState<string | null>(null);
  const all = useHeddleQuery('reference.snippets', undefined).data;
  const { listed, folders } = useListed(all ?? [], words, folder);
  const save = useHeddleMutation('snippets.save');
  const remove = useHeddleMutation('snippets.remove');
  const [removed, setRemoved] = useState<SnippetView | null>(null);
  const chosen = listed.find(({ id }) => id === chosenId) ?? listed[0] ?? null;

  const begin = () =>
    composeSnippet({ name: '', folder: folder ?? '', text: '', language: languageOf(locale) });
  const onRemove = (snippet: SnippetView) => {
    forget(snippet.id);
    if (all?.some(({ id }) => id === snippet.id)) {
      remove.mutate({ id: snippet.id }, { onSuccess: () => setRemoved(snippet) });
    }
  };
  const bringBack = ({ own: _own, ...snippet }: SnippetView) =>
    save.mutate(snippet, {
      onSuccess: () => {
        setRemoved(null);
        show(snippet.id);
      },
    });
  return (
    <Dialog title={t('snippets.title')} onClose={close} className={styles.dialog}>
      <div className={styles.columns}>
        <div className={styles.side}>
          <div className={styles.tools}>
            <TextField
              {...focusFirst}
              type="search"
              aria-label={t('snippets.find')}
              placeholder={t('snippets.find')}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            {folders.length > 1 && (
              <SelectField
                aria-label={t('snippets.onlyFolder')}
                value={folder ?? ALL}
                onChange={({ target }) => setFolder(target.value === ALL ? null : target.value)}
              >
                <option value={ALL}>{t('snippets.allFolders')}</option>
                {folders.map((each) => (
                  <option key={each} value={each} translate="no">
                    {each === '' ? t('snippets.noFolder') : each}
                  </option>
                ))}
              </SelectField>
            )}
          </div>
          {listed.length === 0 ? (
            <p className={styles.none}>
              {words === '' ? t('snippets.none') : t('snippets.notFound', { text: words })}
            </p>
          ) : (
            <VirtualList
              label={t('snippets.list')}
              count={listed.length}
              rowHeight={ROW_HEIGHT * scale}
              rowKey={(index) => listed[index]?.id ?? String(index)}
              isSelected={(index) => listed[index]?.id === chosen?.id}
              renderRow={(index, { selected }) => {
                const snippet = listed[index];
                return snippet ? <SnippetRow snippet={snippet} selected={selected} /> : null;
              }}
              onActivate={(index) => show(listed[index]?.id ?? null)}
            />
          )}
          <div className={styles.sideFoot}>
            <Button onClick={begin}>
              <Plus size={14} strokeWidth={2} aria-hidden="true" />
              {t('snippets.new')}
            </Button>
          </div>
        </div>
        <div className={styles.main}>
          {removed && (
            <div className={styles.removed} role="status">
              <span>{t('snippets.removed', { name: removed.name })}</span>
              <Button size="s" onClick={() => bringBack(removed)}>
                {t('snippets.undo')}
              </Button>
            </div>
          )}
          {chosen === null ? (
            <p className={styles.none}>{t('snippets.what')}</p>
          ) : chosen.own ? (
            <SnippetForm
              key={chosen.id}
              snippet={chosen}
              all={all ?? []}
              folders={folders}
              onRemove={() => onRemove(chosen)}
            />
          ) : (
            <TeamSnippet key={chosen.id} snippet={chosen} />
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** In the choice of folders; no folder is called that. */
const ALL = '\u0000';
