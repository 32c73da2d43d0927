import { CornerUpLeft, Ellipsis } from 'lucide-react';
import type { MessageView } from '@shared/ipc';
import { useI18n } from '../../i18n';
import { composerOf } from '../composer/composer-link';
import styles from './MessageTools.module.css';

/**
 * What can be done with a message, for the pointer; the keyboard has actions for it. The menu is that
 * of the whole conversation.
 */
export function MessageTools({ message }: { readonly message: MessageView }) {
  const { t } = useI18n();
  return (
    <div className={styles.tools}>
      <button
        type="button"
        tabIndex={-1}
        className={styles.button}
        aria-label={t('conversation.quote')}
        title={t('conversation.quote')}
        onClick={() => composerOf(message.threadId)?.quote(message.id)}
      >
        <CornerUpLeft size={14} strokeWidth={1.8} className="mirrored" aria-hidden="true" />
      </button>
      <MoreButton />
    </div>
  );
}

/** Opens the menu of the message that it stands in. */
export function MoreButton() {
  const { t } = useI18n();
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.button}
      data-more=""
      aria-haspopup="menu"
      aria-label={t('conversation.menu')}
      title={t('conversation.menu')}
    >
      <Ellipsis size={14} strokeWidth={1.8} aria-hidden="true" />
    </button>
  );
}
