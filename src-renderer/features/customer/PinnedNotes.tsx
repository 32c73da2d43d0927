import { Pin, PinOff } from 'lucide-react';
import type { MessageView } from '@shared/ipc';
import { previewOf } from '@shared/rules';
import { useScreen } from '../../app/state';
import { useI18n } from '../../i18n';
import { IconButton, RelativeTime, safeText } from '../../ui';
import { setPinned } from '../conversation';
import panelStyles from './CustomerPanel.module.css';
import styles from './PinnedNotes.module.css';

/** What colleagues keep on top: of any thread of the customer. */
export function PinnedNotes({ pinned }: { readonly pinned: readonly MessageView[] }) {
  const { t } = useI18n();
  if (pinned.length === 0) return null;
  return (
    <section className={panelStyles.section} aria-label={t('customer.pinned')}>
      <div className={panelStyles.sectionHead}>
        <h3>{t('customer.pinned')}</h3>
      </div>
      <ul className={styles.list}>
        {pinned.map((message) => (
          <Note key={message.id} message={message} />
        ))}
      </ul>
    </section>
  );
}

function Note({ message }: { readonly message: MessageView }) {
  const { t } = useI18n();
  const openThread = useScreen((state) => state.openThread);
  return (
    <li className={styles.note} data-kind={message.kind}>
      <Pin size={13} strokeWidth={1.8} aria-hidden="true" />
      <button
        type="button"
        className={styles.open}
        title={t('customer.pinned.open')}
        onClick={() => openThread(message.threadId, { messageId: message.id })}
      >
        <span dir="auto" className={styles.text}>
          {safeText(previewOf(message.text))}
        </span>
        <span className={styles.by}>
          {message.authorName !== null && (
            <>
              <bdi>{message.authorName}</bdi> ·{' '}
            </>
          )}
          <RelativeTime at={message.at} />
        </span>
      </button>
      <IconButton
        size="s"
        label={t('conversation.unpin')}
        onClick={() => void setPinned(message, false)}
      >
        <PinOff size={13} strokeWidth={1.8} />
      </IconButton>
    </li>
  );
}
