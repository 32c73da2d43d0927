import { Pin } from 'lucide-react';
import { useT } from '../../i18n';
import styles from './PinnedMark.module.css';

/** Says that a message is kept on top for everybody. */
export function PinnedMark() {
  const t = useT();
  return (
    <span className={styles.mark}>
      <Pin size={11} strokeWidth={2} aria-hidden="true" />
      {t('conversation.pinned')}
    </span>
  );
}
