import { CircleAlert } from 'lucide-react';
import type { MessageView } from '@shared/ipc';
import { useI18n } from '../../i18n';
import { Button } from '../../ui';
import type { MessageActions } from './use-message-actions';
import styles from './PendingNotice.module.css';

/** What stands under something written that the desk has refused: why, and what can be done. */
export function PendingNotice(props: {
  readonly message: MessageView;
  readonly actions: MessageActions;
  readonly onDrop: () => void;
}) {
  const { message, actions, onDrop } = props;
  const { t } = useI18n();
  const reason = message.pending?.reason ?? null;
  return (
    <div className={styles.failed} role="alert">
      <p>
        <CircleAlert size={14} strokeWidth={1.8} aria-hidden="true" />
        <span>
          <strong>{t('conversation.pending.failed')}</strong>{' '}
          {reason === null ? (
            t('conversation.pending.failedUnknown')
          ) : (
            <span dir="auto">{reason}</span>
          )}
        </span>
      </p>
      <div className={styles.buttons}>
        <Button size="s" onClick={actions.retry}>
          {t('conversation.pending.retry')}
        </Button>
        {message.attachments.length === 0 ? (
          <Button size="s" variant="quiet" onClick={actions.edit}>
            {t('conversation.pending.edit')}
          </Button>
        ) : (
          // What is wrong may be a file, and files are changed where they were added.
          <Button size="s" variant="quiet" onClick={actions.takeBack}>
            {t('conversation.pending.takeBackInto')}
          </Button>
        )}
        <Button size="s" variant="quiet" onClick={onDrop}>
          {t('conversation.pending.drop')}
        </Button>
      </div>
    </div>
  );
}
