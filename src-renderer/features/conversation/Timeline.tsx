import { memo } from 'react';
import type { ConversationView } from '@shared/ipc';
import { useI18n } from '../../i18n';
import { longDay } from './day-words';
import { LogLines } from './LogLines';
import { assertNever } from '@shared/assert-never';
import { EpisodeLine, Separator } from './Separator';
import { ReturnCard } from './ReturnCard';
import type { ReturnPoint } from './return-card';
import { Turn, type FoundInPage } from './Turn';
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
  return (
    <>
      {props.incomplete && <Separator quiet>{t('conversation.historyLoading')}</Separator>}
      {props.items.length === 0 && <Separator quiet>{t('conversation.empty')}</Separator>}
      {props.items.map((item) => (
        <Item key={item.key} item={item} {...props} />
      ))}
    </>
  );
});

function Item(props: TimelineProps & { readonly item: TimelineItem }) {
  const { item, view } = props;
  const { t, date } = useI18n();
  switch (item.kind) {
    case 'turn':
      return <Turn messages={item.messages} view={view} marked={props.marked} find={props.find} />;
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
