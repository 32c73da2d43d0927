import type { ConversationView, MessageView } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { cx } from '../../ui';
import styles from './Turn.module.css';

/** The quiet line under a turn: who (a colleague), when, how far it got, asks found in it. */
export function MessageMeta(props: {
  readonly message: MessageView;
  readonly turn: readonly MessageView[];
  readonly view: ConversationView;
}) {
  const { message, turn, view } = props;
  const { t, date } = useI18n();
  const me = useHeddleQuery('session.get', undefined).data?.agent?.id;
  const asks = view.episodes
    .find((episode) => episode.id === message.episodeId)
    ?.intents.filter((intent) => turn.some((each) => each.id === intent.messageId)).length;
  const state = message.pending?.state;
  const words: { key: string; text: string; bad?: boolean }[] = [];
  if (message.side === 'agent' && message.agentId !== me && message.authorName !== null) {
    words.push({ key: 'who', text: message.authorName });
  }
  words.push({ key: 'when', text: date(message.at, 'time') });
  if (state === 'sending' || state === 'confirming') {
    words.push({ key: 'pending', text: t(`conversation.pending.${state}`) });
  } else if (state === undefined && message.delivery !== null) {
    words.push({
      key: 'delivery',
      text: t(`conversation.delivery.${message.delivery}`),
      bad: message.delivery === 'failed',
    });
  }
  if (asks !== undefined && asks > 0) {
    words.push({ key: 'asks', text: t('conversation.asksHere', { count: asks }) });
  }
  return (
    <div className={styles.meta}>
      {words.map((word, index) => (
        <span key={word.key} className={cx(word.bad && styles.bad)}>
          {index > 0 && <span aria-hidden="true">· </span>}
          {word.text}
        </span>
      ))}
    </div>
  );
}
