import { X } from 'lucide-react';
import type { Tag } from '@shared/domain';
import { useT } from '../../i18n';
import { safeText } from '../../ui';
import styles from './TagChips.module.css';

/** The tags of an episode; nothing when it has none. */
export function TagChips(props: {
  readonly tags: readonly Tag[];
  readonly onRemove: (tagId: string) => void;
}) {
  const t = useT();
  if (props.tags.length === 0) return null;
  return (
    <ul className={styles.tags} aria-label={t('workspace.tags')}>
      {props.tags.map((tag) => {
        const name = safeText(tag.name);
        return (
          <li key={tag.id} className={styles.tag}>
            <bdi>{name}</bdi>
            <button
              type="button"
              className={styles.remove}
              aria-label={t('workspace.tags.remove', { tag: name })}
              title={t('workspace.tags.remove', { tag: name })}
              onClick={() => props.onRemove(tag.id)}
            >
              <X size={11} strokeWidth={2} aria-hidden="true" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
