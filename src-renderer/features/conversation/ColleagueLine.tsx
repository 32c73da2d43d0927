import { UsersRound } from 'lucide-react';
import type { ConversationView } from '@shared/ipc';
import { useT } from '../../i18n';
import { useColleague } from './use-colleague';
import styles from './ColleagueLine.module.css';

/** Says above the reply that a colleague is answering too, before the customer gets two answers. */
export function ColleagueLine({ view }: { readonly view: ConversationView }) {
  const t = useT();
  const colleague = useColleague(view.thread.id, view.lastMessageId);
  const name = colleague?.name ?? t('conversation.someone');
  return (
    <div className={styles.place} role="status">
      {colleague !== null && (
        <p className={styles.line} data-now={colleague.now || undefined}>
          <UsersRound size={14} strokeWidth={1.8} aria-hidden="true" />
          <span>
            {t(
              colleague.now
                ? 'conversation.colleague.answering'
                : 'conversation.colleague.wasWriting',
              { name },
            )}
          </span>
        </p>
      )}
    </div>
  );
}
