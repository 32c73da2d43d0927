import { CornerUpLeft } from 'lucide-react';
import type { MessageView } from '@shared/ipc';
import { useI18n } from '../../i18n';
import { composerOf } from '../composer/composer-link';
import styles from './QuoteButton.module.css';

/** Answers a message by name. For the pointer; the keyboard has an action for it. */
export function QuoteButton({ message }: { readonly message: MessageView }) {
  const { t } = useI18n();
  return (
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
  );
}
