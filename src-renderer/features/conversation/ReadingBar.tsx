import {
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  ChevronDown,
  ListEnd,
  ListStart,
  MessageSquareDot,
} from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import type { ConversationView, FirstUnread } from '@shared/ipc';
import { useKeysOf } from '../../app/shortcuts';
import { useI18n } from '../../i18n';
import { Button, DateField, Kbd, Popover } from '../../ui';
import { EffortText } from '../effort';
import type { JumpTarget } from './conversation-link';
import { shortDay } from './day-words';
import { jumpActionId } from './jump-actions';
import type { Jumps } from './use-jumps';
import type { Reading } from './use-scroll';
import styles from './ReadingBar.module.css';

const ICON = { size: 14, strokeWidth: 1.8, 'aria-hidden': true } as const;

interface ReadingBarProps {
  readonly view: ConversationView;
  /** Null until there is something to read. */
  readonly reading: Reading | null;
  readonly unread: FirstUnread | null;
  /** What is new begins above, and was not looked at yet. */
  readonly unreadAbove: boolean;
  /** How many new messages are below what can be seen; null: the end can be seen. */
  readonly below: number | null;
  readonly jumps: Jumps;
  readonly onEnd: () => void;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/**
 * A line above the conversation: where in the thread one is reading, and from there to everywhere
 * else in it. It has a place of its own, so that it covers nothing that is read.
 */
export function ReadingBar(props: ReadingBarProps) {
  const { view, reading, unread, jumps, below } = props;
  const episode = view.episodes.at(-1);
  const { t, number } = useI18n();
  return (
    <div className={styles.bar}>
      {reading !== null && <Places {...props} reading={reading} />}
      {episode && <EffortText episode={episode} className={styles.effort} />}
      <div className={styles.ways}>
        {props.unreadAbove && unread !== null && (
          <button
            type="button"
            className={styles.way}
            data-new={number(unread.count)}
            onClick={() => jumps.to('unread')}
          >
            <ArrowUp {...ICON} />
            <span className={styles.words}>
              {t('conversation.newBelow', { count: unread.count })}
            </span>
          </button>
        )}
        {below !== null && (
          <button
            type="button"
            className={styles.way}
            data-new={below > 0 ? number(below) : undefined}
            onClick={props.onEnd}
            aria-label={below > 0 ? undefined : t('conversation.toEnd')}
          >
            <ArrowDown {...ICON} />
            {below > 0 && (
              <span className={styles.words}>{t('conversation.newBelow', { count: below })}</span>
            )}
          </button>
        )}
      </div>
    </div>
  );
}

/** What is being read, and the list of places to go to. */
function Places(props: ReadingBarProps & { readonly reading: Reading }) {
  const { view, reading, unread, jumps, onOpenChange } = props;
  const { t, date } = useI18n();
  const number = view.episodes.find(({ id }) => id === reading.episodeId)?.number;
  const day = shortDay(reading.at, date);
  const here = number === undefined ? day : t('conversation.reading', { date: day, number });
  const go = (to: JumpTarget) => {
    onOpenChange(false);
    jumps.to(to);
  };
  return (
    <Popover
      label={t('conversation.jump.label')}
      align="start"
      className={styles.places}
      open={props.open}
      onOpenChange={onOpenChange}
      trigger={
        <button
          type="button"
          className={styles.here}
          data-day={day}
          aria-label={t('conversation.jump.open', { here })}
        >
          <span className={styles.words}>{here}</span>
          <ChevronDown size={12} strokeWidth={2} aria-hidden="true" />
        </button>
      }
    >
      <DateForm
        reading={reading.at}
        onDate={(at) => {
          onOpenChange(false);
          jumps.toDate(at);
        }}
      />
      <ul className={styles.list}>
        {unread !== null && (
          <Place to="unread" icon={<MessageSquareDot {...ICON} />} onGo={go}>
            {t('conversation.jump.unread', { count: unread.count })}
          </Place>
        )}
        {view.episodes.length > 1 && (
          <>
            <Place to="previous-episode" icon={<ListStart {...ICON} />} onGo={go}>
              {t('conversation.jump.previousEpisode')}
            </Place>
            <Place to="next-episode" icon={<ListEnd {...ICON} />} onGo={go}>
              {t('conversation.jump.nextEpisode')}
            </Place>
          </>
        )}
        <Place to="newest" icon={<ArrowDownToLine {...ICON} />} onGo={go}>
          {t('conversation.toEnd')}
        </Place>
      </ul>
    </Popover>
  );
}

function Place(props: {
  readonly to: JumpTarget;
  readonly icon: ReactNode;
  readonly onGo: (to: JumpTarget) => void;
  readonly children: string;
}) {
  const keys = useKeysOf(jumpActionId(props.to));
  return (
    <li>
      <button type="button" className={styles.place} onClick={() => props.onGo(props.to)}>
        {props.icon}
        <span className={styles.words}>{props.children}</span>
        {keys !== null && <Kbd keys={keys} />}
      </button>
    </li>
  );
}

/** A date to go to. */
function DateForm(props: {
  /** What is being read, Unix ms. */
  readonly reading: number;
  readonly onDate: (at: number) => void;
}) {
  const { t } = useI18n();
  const id = useId();
  const [day, setDay] = useState<number | null>(() => new Date(props.reading).setHours(0, 0, 0, 0));
  return (
    <form
      className={styles.date}
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== null) props.onDate(day);
      }}
    >
      <label htmlFor={id}>{t('conversation.jump.date')}</label>
      <div className={styles.dateRow}>
        <DateField id={id} kind="day" size="s" value={day} onChange={setDay} />
        <Button size="s" type="submit" disabled={day === null}>
          {t('conversation.jump.go')}
        </Button>
      </div>
    </form>
  );
}
