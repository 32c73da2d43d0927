import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Customer } from '@shared/domain';
import type { MessageView } from '@shared/ipc';
import { useI18n } from '../../i18n';
import { Button, ConfirmDialog } from '../../ui';
import { ConflictCard } from './ConflictCard';
import { useMessageActions } from './use-message-actions';
import styles from './PendingNotice.module.css';

/** What stands under an answer that the desk has not taken: why, and what can be done. */
export function PendingNotice(props: {
  readonly message: MessageView;
  readonly customer: Pick<Customer, 'id' | 'name'>;
}) {
  const { message, customer } = props;
  const { t } = useI18n();
  const pending = message.pending;
  const mode = message.kind === 'message' ? 'reply' : 'note';
  const actions = useMessageActions(message.threadId, pending?.commandId ?? '', mode);
  const [dropping, setDropping] = useState(false);
  if (pending === null) return null;
  const dialog = dropping && (
    <ConfirmDialog
      title={t('conversation.drop.title')}
      confirm={t('conversation.drop.confirm')}
      destructive
      onClose={() => setDropping(false)}
      onConfirm={() => {
        setDropping(false);
        actions.drop();
      }}
    >
      {t('conversation.drop.text')}
    </ConfirmDialog>
  );
  const problem = actions.problem !== null && (
    <p role="alert" className={styles.problem}>
      {t('conversation.actionFailed', { reason: actions.problem })}
    </p>
  );
  if (pending.state === 'conflict') {
    return (
      <>
        <ConflictCard
          customerName={customer.name}
          newMessages={pending.newMessages}
          onSendAnyway={actions.sendAnyway}
          onEdit={actions.edit}
          onDrop={() => setDropping(true)}
        />
        {problem}
        {dialog}
      </>
    );
  }
  if (pending.state !== 'failed') return problem || null;
  return (
    <>
      <div className={styles.failed} role="alert">
        <p>
          <CircleAlert size={14} strokeWidth={1.8} aria-hidden="true" />
          <span>
            <strong>{t('conversation.pending.failed')}</strong>{' '}
            {pending.reason === null ? (
              t('conversation.pending.failedUnknown')
            ) : (
              <span dir="auto">{pending.reason}</span>
            )}
          </span>
        </p>
        <div className={styles.buttons}>
          <Button size="s" onClick={actions.retry}>
            {t('conversation.pending.retry')}
          </Button>
          <Button size="s" variant="quiet" onClick={actions.edit}>
            {t('conversation.pending.edit')}
          </Button>
          <Button size="s" variant="quiet" onClick={() => setDropping(true)}>
            {t('conversation.pending.drop')}
          </Button>
        </div>
      </div>
      {problem}
      {dialog}
    </>
  );
}
