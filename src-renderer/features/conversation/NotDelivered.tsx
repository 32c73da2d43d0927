import { CircleAlert } from 'lucide-react';
import type { MessageView } from '@shared/ipc';
import { useT } from '../../i18n';
import { Button, safeText } from '../../ui';
import { composerOf } from '../composer/composer-link';
import { doDeed } from './message-deeds';
import styles from './PendingNotice.module.css';

/**
 * What stands under an answer that the desk has, and could not deliver. To try again it is written
 * once more: the same text twice is the agent's decision.
 */
export function NotDelivered(props: {
  readonly message: MessageView;
  readonly customerName: string;
}) {
  const { message } = props;
  const t = useT();
  return (
    <div className={styles.failed}>
      <p>
        <CircleAlert size={14} strokeWidth={1.8} aria-hidden="true" />
        <span>
          {t('conversation.notDelivered', { customer: safeText(props.customerName) })}
          {message.attachments.length > 0 && ` ${t('conversation.notDelivered.files')}`}
        </span>
      </p>
      {message.text !== '' && (
        <div className={styles.buttons}>
          <Button size="s" onClick={() => composerOf(message.threadId)?.insert(message.text)}>
            {t('conversation.notDelivered.again')}
          </Button>
          <Button size="s" variant="quiet" onClick={() => void doDeed(message, 'copy')}>
            {t('conversation.copy')}
          </Button>
        </div>
      )}
    </div>
  );
}
