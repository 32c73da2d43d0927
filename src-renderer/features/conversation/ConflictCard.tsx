import type { Message } from '@shared/domain';
import { useI18n } from '../../i18n';
import { Button } from '../../ui';
import { MessageText } from './MessageText';
import styles from './ConflictCard.module.css';

/** Shows what came in while an answer was written, before that answer goes out. */
export function ConflictCard(props: {
  readonly customerName: string;
  readonly newMessages: readonly Message[];
  readonly onSendAnyway: () => void;
  readonly onEdit: () => void;
  readonly onDrop: () => void;
}) {
  const { t, date } = useI18n();
  const { customerName: customer, newMessages } = props;
  const count = newMessages.length;
  return (
    <section className={styles.card} role="alert" aria-label={t('conversation.conflict.label')}>
      <p className={styles.title}>
        {count > 1
          ? t('conversation.conflict.titleMany', { customer, count })
          : t('conversation.conflict.title', { customer })}
      </p>
      <div className={styles.messages}>
        {newMessages.map((message) => (
          <blockquote key={message.id} className={styles.quote}>
            <MessageText text={message.text} />
            <time>{date(message.at, 'time')}</time>
          </blockquote>
        ))}
      </div>
      <p className={styles.hint}>{t('conversation.conflict.hint')}</p>
      <div className={styles.buttons}>
        <Button size="s" variant="primary" onClick={props.onEdit}>
          {t('conversation.conflict.edit')}
        </Button>
        <Button size="s" onClick={props.onSendAnyway}>
          {t('conversation.conflict.sendAnyway')}
        </Button>
        <Button size="s" variant="quiet" onClick={props.onDrop}>
          {t('conversation.conflict.drop')}
        </Button>
      </div>
    </section>
  );
}
