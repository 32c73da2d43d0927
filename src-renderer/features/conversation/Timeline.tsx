import { memo, useMemo } from 'react';
import type { ConversationView, MessageView } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { longDay } from './day-words';
import { LogLines } from './LogLines';
import { assertNever } from '@shared/assert-never';
import { EpisodeLine, NewLine, Separator } from './Separator';
import { ReturnCard } from './ReturnCard';
import type { ReturnPoint } from './return-card';
import { Turn, type FoundInPage, type People } from './Turn';
import type { TimelineItem } from './timeline';
import { awayWords } from './away-words';

interface TimelineProps {
  readonly view: ConversationView;
  readonly items: readonly TimelineItem[];
  readonly point: ReturnPoint | null;
  /** The message of a search hit, marked for a moment. */
  readonly marked: string | null;
  readonly find: FoundInPage;
  /** The desk has older messages that are not here yet. */
  readonly incomplete: boolean;
}

/** The pieces of the scroll, in order. */
export const Timeline = memo(function Timeline(props: TimelineProps) {
  const { t } = useI18n();
  const { view } = props;
  const me = useHeddleQuery('session.get', undefined).data?.agent?.id ?? null;
  const customerName = view.customer.name;
  const people = useMemo<People>(() => ({ me, customerName }), [me, customerName]);
  const asks = useMemo(() => asksByMessage(view), [view]);
  return (
    <>
      {props.incomplete && <Separator quiet>{t('conversation.historyLoading')}</Separator>}
      {props.items.length === 0 && <Separator quiet>{t('conversation.empty')}</Separator>}
      {props.items.map((item) => (
        <Item key={item.key} item={item} people={people} asks={asks} {...props} />
      ))}
    </>
  );
});

type AsksByMessage = ReadonlyMap<string, number>;

/** How many asks were found in each message. */
function asksByMessage({ episodes }: ConversationView): AsksByMessage {
  const asks = new Map<string, number>();
  for (const { messageId } of episodes.flatMap(({ intents }) => intents)) {
    if (messageId !== null) asks.set(messageId, (asks.get(messageId) ?? 0) + 1);
  }
  return asks;
}

function asksIn(messages: readonly MessageView[], asks: AsksByMessage): number {
  return messages.reduce((sum, { id }) => sum + (asks.get(id) ?? 0), 0);
}

interface ItemProps extends TimelineProps {
  readonly item: TimelineItem;
  readonly people: People;
  readonly asks: AsksByMessage;
}

function Item(props: ItemProps) {
  const { item, view, marked } = props;
  const { t, date } = useI18n();
  switch (item.kind) {
    case 'turn':
      return (
        <Turn
          messages={item.messages}
          people={props.people}
          asks={asksIn(item.messages, props.asks)}
          marked={item.messages.some(({ id }) => id === marked) ? marked : null}
          find={props.find}
        />
      );
    case 'new':
      return <NewLine count={item.count} />;
    case 'beginning':
      return (
        <Separator quiet>
          {view.historyKeptSince === null
            ? t('conversation.beginning', { date: date(item.at) })
            : t('conversation.historyKept', { date: date(view.historyKeptSince) })}
        </Separator>
      );
    case 'resolved':
    case 'episode':
      return <EpisodeLine episode={item.episode} ended={item.kind === 'resolved'} />;
    case 'day':
      return <Separator quiet>{longDay(item.at, date)}</Separator>;
    case 'pause': {
      const { unit, count } = awayWords(item.to - item.from);
      return (
        <Separator>
          {t(`conversation.pause.${unit}`, { count, date: longDay(item.to, date) })}
        </Separator>
      );
    }
    case 'log':
      return <LogLines entries={item.entries} view={view} />;
    case 'back':
      return props.point && <ReturnCard point={props.point} current={item.episode} />;
    default:
      return assertNever(item);
  }
}
