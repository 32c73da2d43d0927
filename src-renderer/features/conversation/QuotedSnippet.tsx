import type { MessageView } from '@shared/ipc';
import { useScreen } from '../../app/state';
import { useI18n } from '../../i18n';
import { safeText } from '../../ui';
import styles from './QuotedSnippet.module.css';

/** What a reply quotes: the beginning of it, which leads to the whole. */
export function QuotedSnippet(props: {
  readonly message: MessageView;
  readonly customerName: string;
}) {
  const { message, customerName } = props;
  const { t } = useI18n();
  const openThread = useScreen((screen) => screen.openThread);
  if (message.quotedMessageId === null) return null;
  const { quoted } = message;
  if (!quoted) return <p className={styles.gone}>{t('conversation.quote.gone')}</p>;
  const author = safeText(
    quoted.side === 'customer' ? customerName : (quoted.authorName ?? t('conversation.someone')),
  );
  return (
    <button
      type="button"
      className={styles.quote}
      aria-label={t('conversation.quote.show', { author })}
      onClick={() => openThread(message.threadId, { messageId: quoted.id })}
    >
      <span className={styles.author}>{author}</span>
      <span className={styles.text} dir="auto">
        {quoted.preview === '' ? t('conversation.quote.file') : quoted.preview}
      </span>
    </button>
  );
}
