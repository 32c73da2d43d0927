import type { ReactNode } from 'react';
import type { MessageView } from '@shared/ipc';
import { useI18n } from '../../i18n';
import { Button, safeText } from '../../ui';
import { AttachmentList } from './AttachmentList';
import { MessageText } from './MessageText';
import styles from './ConflictCard.module.css';

type NewMessage = NonNullable<MessageView['pending']>['newMessages'][number];

/**
 * Shows what came in while an answer was written, above that answer, before it goes out: as plain
 * text, with who wrote it.
 */
export function ConflictCard(props: {
  readonly customerName: string;
  readonly newMessages: readonly NewMessage[];
  /** The answer: its text, or its editor. */
  readonly children: ReactNode;
  /** Null while the answer is being edited: the editor has its own buttons. */
  readonly choices: {
    readonly onSendAsIs: () => void;
    readonly onEdit: () => void;
    readonly onDrop: () => void;
  } | null;
}) {
  const { t } = useI18n();
  const { choices } = props;
  return (
    <section className={styles.card} aria-label={t('conversation.conflict.label')}>
      <p className={styles.title} role="alert">
        <strong>
          <Title {...props} />
        </strong>{' '}
        {t('conversation.conflict.hint')}
      </p>
      <ol className={styles.messages} aria-label={t('conversation.conflict.messages')}>
        {props.newMessages.map((message) => (
          <Quote key={message.id} message={message} customerName={props.customerName} />
        ))}
      </ol>
      <div className={styles.answer}>{props.children}</div>
      {choices && (
        <div className={styles.buttons}>
          <Button size="s" variant="primary" onClick={choices.onEdit}>
            {t('conversation.conflict.edit')}
          </Button>
          <Button size="s" onClick={choices.onSendAsIs}>
            {t('conversation.conflict.sendAsIs')}
          </Button>
          <Button size="s" variant="quiet" onClick={choices.onDrop}>
            {t('conversation.conflict.drop')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Title(props: {
  readonly customerName: string;
  readonly newMessages: readonly NewMessage[];
}) {
  const { t } = useI18n();
  const customer = safeText(props.customerName);
  const count = props.newMessages.filter(({ side }) => side === 'customer').length;
  const colleague = props.newMessages.find(
    ({ side, kind }) => side === 'agent' && kind === 'message',
  );
  // The customer comes first: they wait for an answer that knows what they wrote.
  if (count > 1) return t('conversation.conflict.titleMany', { customer, count });
  if (count > 0) return t('conversation.conflict.title', { customer });
  if (!colleague) return t('conversation.conflict.titleAny');
  return t('conversation.conflict.titleColleague', {
    name: colleague.authorName ?? t('conversation.someone'),
  });
}

function Quote(props: { readonly message: NewMessage; readonly customerName: string }) {
  const { message } = props;
  const { t, date } = useI18n();
  const name =
    message.side === 'customer'
      ? safeText(props.customerName)
      : (message.authorName ?? t('conversation.someone'));
  const who = message.kind === 'message' ? name : t('conversation.conflict.internal', { name });
  return (
    <li className={styles.quote} data-side={message.side} data-kind={message.kind}>
      <p className={styles.who}>
        <span dir="auto">{who}</span> <time>{date(message.at, 'time')}</time>
      </p>
      {message.text === '' && message.attachments.length === 0 ? (
        <span className={styles.empty}>{t('conversation.emptyText')}</span>
      ) : (
        <MessageText text={message.text} />
      )}
      {message.attachments.length > 0 && <AttachmentList message={message} />}
    </li>
  );
}
