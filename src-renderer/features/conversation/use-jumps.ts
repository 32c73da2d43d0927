import { useRef } from 'react';
import type { ConversationView, FirstUnread, MessagePlace } from '@shared/ipc';
import { call } from '../../app/bridge';
import { useI18n } from '../../i18n';
import { isSameDay } from '../../ui';
import type { JumpTarget } from './conversation-link';
import { longDay } from './day-words';
import type { Scroll } from './use-scroll';

/** Ways through the whole of a thread, also where nothing of it is held. */
export interface Jumps {
  to(target: JumpTarget): void;
  /** To the first message of a day or after it (Unix ms of its beginning). */
  toDate(day: number): void;
}

/** @param say what the live region says of where one has come */
export function useJumps(input: {
  readonly view: ConversationView;
  readonly unread: FirstUnread | null;
  readonly scroll: Scroll;
  readonly say: (words: string) => void;
}): Jumps {
  const { view, unread, scroll, say } = input;
  const { t, date } = useI18n();
  const { episodes } = view;
  const threadId = view.thread.id;
  /** The episode that one is being taken to: another wish may come before one is there. */
  const heading = useRef<number | null>(null);

  const placeAt = async (at: number): Promise<MessagePlace | null> => {
    const result = await call('conversation.placeAt', { threadId, at });
    return result.ok ? result.value : null;
  };
  const goTo = (place: MessagePlace) => {
    scroll.goTo(place.messageId, 'top');
    say(t('conversation.jump.at', { date: longDay(place.at, date) }));
  };
  /** Which episode one is in, or is on the way to. */
  const indexNow = (): number => {
    if (heading.current !== null && scroll.onTheWay()) return heading.current;
    const here = scroll.readingNow();
    return episodes.findIndex(({ id }) => id === here?.episodeId);
  };
  const goToEpisode = (index: number, place: MessagePlace) => {
    heading.current = index;
    goTo(place);
  };
  const previousEpisode = async () => {
    const index = indexNow();
    const position = scroll.onTheWay() ? null : (scroll.readingNow()?.position ?? null);
    const own = episodes[index];
    // From the middle of an episode its own beginning comes first.
    const start = own && position !== null ? await placeAt(own.openedAt) : null;
    if (start && position !== null && start.position < position) {
      goToEpisode(index, start);
      return;
    }
    const before = episodes[index - 1];
    const place = before ? await placeAt(before.openedAt) : null;
    if (place) goToEpisode(index - 1, place);
    else say(t('conversation.jump.noEarlier'));
  };
  const nextEpisode = async () => {
    const index = indexNow();
    const next = index < 0 || scroll.atEnd ? undefined : episodes[index + 1];
    const place = next ? await placeAt(next.openedAt) : null;
    if (place) {
      goToEpisode(index + 1, place);
      return;
    }
    scroll.goToEnd();
    say(t('conversation.jump.noLater'));
  };
  const toDate = async (day: number) => {
    const place = await placeAt(day);
    if (!place) return;
    scroll.goTo(place.messageId, 'top');
    const found = longDay(place.at, date);
    say(
      isSameDay(place.at, day)
        ? t('conversation.jump.at', { date: found })
        : t('conversation.jump.nearest', { asked: longDay(day, date), date: found }),
    );
  };
  const toUnread = () => {
    if (unread === null) {
      say(t('conversation.jump.noUnread'));
      return;
    }
    scroll.goTo(unread.messageId);
    say(t('conversation.newBelow', { count: unread.count }));
  };
  const toNewest = () => {
    scroll.goToEnd();
    say(t('conversation.jump.newest'));
  };
  const ways: Readonly<Record<JumpTarget, () => unknown>> = {
    unread: toUnread,
    'previous-episode': previousEpisode,
    'next-episode': nextEpisode,
    newest: toNewest,
  };
  return { to: (target) => void ways[target](), toDate: (day) => void toDate(day) };
}
