import { useState, type ReactNode } from 'react';
import type { MessageView } from '@shared/ipc';
import { useI18n } from '../../i18n';
import { ConfirmDialog, ContextMenu, cx, safeText, type ContextItem } from '../../ui';
import { ConflictCard } from './ConflictCard';
import { InlineEditor } from './InlineEditor';
import { PendingLine } from './PendingLine';
import { PendingNotice } from './PendingNotice';
import { useMessageActions } from './use-message-actions';
import styles from './PendingMessage.module.css';

/** As many words as one types again without a thought. */
const FEW_WORDS = 6;

/** Something written that has not reached the desk: how it looks, why it waits, what can be done. */
export function PendingMessage(props: {
  readonly message: MessageView;
  readonly customerName: string;
  /** The text as it would stand in the conversation. */
  readonly children: ReactNode;
}) {
  const { message } = props;
  const customerName = safeText(props.customerName);
  const { t } = useI18n();
  const actions = useMessageActions(message);
  const [asking, setAsking] = useState(false);
  const pending = message.pending;
  if (pending === null) return null;
  const drop = () => {
    if (isLong(message)) setAsking(true);
    else actions.drop();
  };
  const editing = pending.editText !== null;
  const items: ContextItem[] = [
    { label: t('conversation.pending.edit'), onSelect: actions.edit },
    { label: t('conversation.pending.takeBackInto'), onSelect: actions.takeBack },
    { label: t('conversation.pending.drop'), danger: true, onSelect: drop },
  ];
  const isBubble = message.kind === 'message' && pending.state !== 'conflict';
  const content = editing ? (
    <InlineEditor
      key={message.id}
      message={message}
      customerName={customerName}
      actions={actions}
    />
  ) : (
    <div className={cx(styles.content, isBubble && styles.bubble)}>{props.children}</div>
  );
  const all = (
    <div className={styles.waiting}>
      {pending.state === 'conflict' ? (
        <ConflictCard
          customerName={customerName}
          newMessages={pending.newMessages}
          choices={
            editing ? null : { onSendAsIs: actions.sendAsIs, onEdit: actions.edit, onDrop: drop }
          }
        >
          {content}
        </ConflictCard>
      ) : (
        content
      )}
      {pending.state === 'queued' && !editing && (
        <PendingLine message={message} actions={actions} />
      )}
      {pending.state === 'failed' && !editing && (
        <PendingNotice message={message} actions={actions} onDrop={drop} />
      )}
    </div>
  );
  return (
    <>
      <ContextMenu
        label={t('conversation.pending.menu')}
        items={items}
        disabled={!pending.changeable || editing}
      >
        {all}
      </ContextMenu>
      {actions.problem !== null && (
        <p role="alert" className={styles.problem}>
          {t('conversation.actionFailed', { reason: actions.problem })}
        </p>
      )}
      {asking && (
        <ConfirmDialog
          title={t('conversation.drop.title')}
          confirm={t('conversation.drop.confirm')}
          destructive
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            actions.drop();
          }}
        >
          {t('conversation.drop.text')}
        </ConfirmDialog>
      )}
    </>
  );
}

function isLong({ text, attachments }: MessageView): boolean {
  return attachments.length > 0 || text.trim().split(/\s+/u).length > FEW_WORDS;
}
