import { CornerUpLeft, X } from 'lucide-react';
import { previewOf } from '@shared/rules';
import { useHeddleQuery } from '../../app/query';
import { useT } from '../../i18n';
import { IconButton, safeText } from '../../ui';
import styles from './QuoteChip.module.css';

/** The message that the reply will quote, above the field, until it is taken away. */
export function QuoteChip(props: {
  readonly threadId: string;
  readonly customerName: string;
  readonly messageId: string;
  readonly onRemove: () => void;
}) {
  const { threadId, messageId } = props;
  const t = useT();
  const page = useHeddleQuery('conversation.messages', {
    threadId,
    anchor: { at: 'around', messageId },
    limit: 1,
  }).data;
  const message = page?.messages.find(({ id }) => id === messageId);
  const author =
    message?.side === 'customer' ? props.customerName : (message?.authorName ?? t('composer.team'));
  return (
    <div className={styles.chip}>
      <CornerUpLeft size={14} strokeWidth={1.8} className="mirrored" aria-hidden="true" />
      <p className={styles.words}>
        <span className={styles.to}>{t('composer.quoting', { author: safeText(author) })}</span>{' '}
        <span className={styles.text} dir="auto">
          {message && (message.text === '' ? t('composer.quotedFile') : previewOf(message.text))}
        </span>
      </p>
      <IconButton size="s" label={t('composer.quoteRemove')} onClick={props.onRemove}>
        <X size={14} strokeWidth={1.8} />
      </IconButton>
    </div>
  );
}
