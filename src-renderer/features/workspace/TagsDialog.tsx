import { Check } from 'lucide-react';
import { useId, useState } from 'react';
import type { Episode } from '@shared/domain';
import { useHeddleQuery } from '../../app/query';
import { useT } from '../../i18n';
import { Dialog, focusFirst, safeText, TextField } from '../../ui';
import styles from './EpisodeForm.module.css';

/** The tags of an episode: typing finds them, Enter puts one on or takes it off. */
export function TagsDialog(props: {
  readonly episode: Episode;
  readonly onTag: (tagId: string, on: boolean) => void;
  readonly onClose: () => void;
}) {
  const { episode, onTag, onClose } = props;
  const t = useT();
  const id = useId();
  const tags = useHeddleQuery('reference.tags', undefined).data ?? [];
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const wanted = typed.trim().toLocaleLowerCase();
  const found = tags.filter((tag) => tag.name.toLocaleLowerCase().includes(wanted));
  const active = Math.min(at, Math.max(found.length - 1, 0));
  const toggle = (tagId: string) => onTag(tagId, !episode.tagIds.includes(tagId));
  return (
    <Dialog title={t('workspace.tags.title')} onClose={onClose} className={styles.dialog}>
      <div className={styles.body}>
        <TextField
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={found[active] ? `${id}-${active}` : undefined}
          aria-label={t('workspace.tags.find')}
          placeholder={t('workspace.tags.find')}
          dir="auto"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') setAt(Math.min(active + 1, found.length - 1));
            else if (event.key === 'ArrowUp') setAt(Math.max(active - 1, 0));
            else if (event.key === 'Enter' && found[active]) toggle(found[active].id);
            else return;
            event.preventDefault();
          }}
          {...focusFirst}
        />
        {found.length === 0 ? (
          <p className={styles.hint}>
            {t(tags.length === 0 ? 'workspace.tags.none' : 'workspace.tags.notFound')}
          </p>
        ) : (
          <div
            className={styles.list}
            role="listbox"
            id={`${id}-list`}
            aria-label={t('workspace.tags')}
            aria-multiselectable="true"
          >
            {found.map((tag, index) => {
              const on = episode.tagIds.includes(tag.id);
              return (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the keyboard
                <div
                  key={tag.id}
                  id={`${id}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={on}
                  className={styles.item}
                  data-active={index === active || undefined}
                  onClick={() => toggle(tag.id)}
                >
                  <Check size={14} style={{ opacity: on ? 1 : 0 }} aria-hidden="true" />
                  <bdi>{safeText(tag.name)}</bdi>
                </div>
              );
            })}
          </div>
        )}
        <p className={styles.hint}>{t('workspace.tags.hint')}</p>
      </div>
    </Dialog>
  );
}
