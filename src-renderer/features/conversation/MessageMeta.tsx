import { Check, CheckCheck, Clock } from 'lucide-react';
import type { MessageView } from '@shared/ipc';
import { useI18n } from '../../i18n';
import styles from './Turn.module.css';

const ICON = { size: 13, strokeWidth: 2, 'aria-hidden': true } as const;

/** The quiet line under a turn: who (a colleague), when, how far it got, asks found in it. */
export function MessageMeta(props: {
  readonly message: MessageView;
  /** How many asks were found in the turn. */
  readonly asks: number;
  /** The agent at the screen. */
  readonly me: string | null;
}) {
  const { message, asks, me } = props;
  const { t, date } = useI18n();
  const who =
    message.side === 'agent' && message.agentId !== me && message.authorName !== null
      ? message.authorName
      : null;
  return (
    <div className={styles.meta}>
      {who !== null && <span>{who}</span>}
      <span>
        {who !== null && <span aria-hidden="true">· </span>}
        {date(message.at, 'time')}
      </span>
      <HowFar message={message} />
      {asks > 0 && (
        <span>
          <span aria-hidden="true">· </span>
          {t('conversation.asksHere', { count: asks })}
        </span>
      )}
    </div>
  );
}

/** How far an answer got: as a sign, with the words for who points at it or listens. */
function HowFar({ message }: { readonly message: MessageView }) {
  const { t } = useI18n();
  const state = message.pending ? 'sending' : message.delivery;
  // What did not arrive is said in words, with what can be done about it.
  if (state === null || state === 'failed') return null;
  const words =
    state === 'sending' ? t('conversation.pending.sending') : t(`conversation.delivery.${state}`);
  const icons = {
    sending: <Clock {...ICON} />,
    sent: <Check {...ICON} />,
    delivered: <CheckCheck {...ICON} />,
    read: <CheckCheck {...ICON} />,
  } as const;
  return (
    <span className={styles.howFar} data-state={state} title={words}>
      {icons[state]}
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
