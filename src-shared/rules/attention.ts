import type { Message, Presence } from '../domain';
import type { Attention, InboxRow, NoticeKind, Settings } from '../ipc';

/* What asks for an agent's attention, and what does not. Pure: the shell shows what comes out. */

/** A target that is so near is told of, once. */
export const NEARLY_DUE_MS = 5 * 60_000;
/** More threads than this at once are told as one. */
export const NOTICES_AT_ONCE = 2;

/** What one thread of the agent's own was like when it was looked at. */
export interface WatchedThread {
  readonly threadId: string;
  readonly episodeId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly state: InboxRow['episode']['state'];
  readonly targetAt: number | null;
  readonly waitingSince: number | null;
  readonly openedAt: number;
  /** The customer's last message, when it is the last one of the conversation. */
  readonly written: { readonly id: string; readonly at: number; readonly preview: string } | null;
}

/** Something that happened and that a notification may tell of. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly threadId: string;
  readonly episodeId: string | null;
  readonly customerId: string;
  readonly customerName: string;
  /** What was written, or its beginning; empty where nothing was. Never for a log. */
  readonly text: string;
  /**
   * What somebody has seen who reads all of `text`; null: that is not all that is new in the thread,
   * so that nobody may reply by it.
   */
  readonly lastSeenMessageId: string | null;
}

export function watched(row: InboxRow): WatchedThread {
  const { episode, customer } = row;
  const { lastMessage } = episode;
  return {
    threadId: row.threadId,
    episodeId: episode.id,
    customerId: customer.id,
    customerName: customer.name,
    state: episode.state,
    targetAt: episode.targetAt,
    waitingSince: episode.waitingSince,
    openedAt: episode.openedAt,
    written:
      lastMessage?.side === 'customer'
        ? { id: lastMessage.id, at: lastMessage.at, preview: lastMessage.preview }
        : null,
  };
}

function notice(kind: NoticeKind, thread: WatchedThread): Notice {
  return {
    kind,
    threadId: thread.threadId,
    episodeId: thread.episodeId,
    customerId: thread.customerId,
    customerName: thread.customerName,
    text: thread.written?.preview ?? '',
    lastSeenMessageId: null,
  };
}

/** The end of a thread, and who has seen how much of it. */
export interface ThreadEnd {
  /** The newest messages, oldest first. */
  readonly messages: readonly Message[];
  /** Whether there are older ones. */
  readonly hasBefore: boolean;
  /** Up to when the agent has seen it at this computer (Unix ms); null: never. */
  readonly seenUntil: number | null;
  readonly agentId: string;
}

/**
 * Lets a notice be replied to where one message of the customer is everything that the agent has not
 * seen, or all is seen: then the notice says the whole of it. A reply vouches for what its author
 * has read, and a line of three messages, a picture or a colleague's note are not in a notification.
 */
export function withReply(told: Notice, end: ThreadEnd): Notice {
  const last = end.messages.findLast(({ kind }) => kind === 'message');
  if (last?.side !== 'customer' || last.attachments.length > 0) return told;
  const from = newFrom(end);
  if (from === 0 && end.hasBefore) return told;
  const news = end.messages.slice(from).filter(({ agentId }) => agentId !== end.agentId);
  if (news.some(({ id }) => id !== last.id)) return told;
  return { ...told, text: last.text, lastSeenMessageId: last.id };
}

/** Where begins what is new; what came before the last answer is not, though nobody looked at it here. */
function newFrom({ messages, seenUntil }: ThreadEnd): number {
  if (seenUntil === null) {
    return messages.findLastIndex(({ kind, side }) => kind === 'message' && side === 'agent') + 1;
  }
  return messages.findLastIndex(({ at }) => at <= seenUntil) + 1;
}

/** Whether an episode came to this agent by its customer's first message, and not from a colleague. */
function isArrival({ written, openedAt }: WatchedThread): boolean {
  return written !== null && written.at <= openedAt;
}

function change(before: WatchedThread | undefined, now: WatchedThread): NoticeKind | null {
  if (!before) return isArrival(now) ? 'customer-wrote' : 'assigned';
  if (now.written !== null && now.written.id !== before.written?.id) {
    // An older message can become the last one when a newer one leaves; that is no news.
    return now.written.at >= (before.written?.at ?? 0) ? 'customer-wrote' : null;
  }
  const woke = before.state === 'snoozed' && now.state !== 'snoozed' && now.state !== 'resolved';
  return woke ? 'woke' : null;
}

/**
 * What happened between two looks at the agent's own threads.
 *
 * @param before null at the first look, which tells of nothing
 * @returns one notice per thread at most, in the order of `now`
 */
export function noticesBetween(
  before: ReadonlyMap<string, WatchedThread> | null,
  now: readonly WatchedThread[],
): readonly Notice[] {
  if (before === null) return [];
  return now.flatMap((thread) => {
    const kind = change(before.get(thread.threadId), thread);
    return kind === null ? [] : [notice(kind, thread)];
  });
}

/** A target is told of once; another one, after the customer wrote again, is another. */
export const targetKey = ({ episodeId, targetAt }: WatchedThread) => `${episodeId} ${targetAt}`;

/** The threads whose target is near and was not told of. What is late already is no news. */
export function nearlyDue(
  threads: readonly WatchedThread[],
  told: ReadonlySet<string>,
  now: number,
): readonly WatchedThread[] {
  return threads.filter(
    (thread) =>
      thread.state === 'waiting-on-us' &&
      thread.targetAt !== null &&
      thread.targetAt > now &&
      thread.targetAt - now <= NEARLY_DUE_MS &&
      !told.has(targetKey(thread)),
  );
}

export const dueNotice = (thread: WatchedThread): Notice => notice('nearly-due', thread);

/** What decides whether a notice is shown. */
export interface Quiet {
  readonly settings: Pick<Settings, 'notifyAbout' | 'quietWhenAway' | 'focusMode' | 'focusLimit'>;
  readonly presence: Presence;
  readonly muted: ReadonlySet<string>;
  /** The thread that is being looked at, in a window that has the focus. */
  readonly watching: string | null;
  /** Threads that ask for attention in focus mode, the most urgent first; see `inFocus`. */
  readonly focus: ReadonlySet<string>;
}

/** Why a notice is not shown; null: it is. */
export type QuietReason = 'off' | 'watching' | 'muted' | 'away' | 'focus';

export function quietReason(told: Notice, quiet: Quiet): QuietReason | null {
  const { settings } = quiet;
  if (!settings.notifyAbout.includes(told.kind)) return 'off';
  if (quiet.watching === told.threadId) return 'watching';
  // A colleague who whispers means this agent and knows nothing of what is muted.
  const personal = told.kind === 'whisper';
  if (!personal && quiet.muted.has(told.threadId)) return 'muted';
  if (settings.quietWhenAway && quiet.presence !== 'online') return 'away';
  if (!personal && settings.focusMode && !quiet.focus.has(told.threadId)) return 'focus';
  return null;
}

/** What may ask for attention, and how much waits quietly beside it. */
export interface Focus {
  readonly threadIds: readonly string[];
  readonly quietly: number;
}

/**
 * The most urgent few of what waits on us: by target, and without one by how long it waits.
 *
 * @param limit in focus mode how many; out of it Infinity
 * @param muted wait quietly whatever their target
 */
export function inFocus(
  threads: readonly WatchedThread[],
  limit: number,
  muted: ReadonlySet<string>,
): Focus {
  const waiting = threads.filter((thread) => thread.state === 'waiting-on-us');
  const urgent = waiting
    .filter((thread) => !muted.has(thread.threadId))
    .toSorted(
      (a, b) =>
        (a.targetAt ?? Infinity) - (b.targetAt ?? Infinity) ||
        (a.waitingSince ?? Infinity) - (b.waitingSince ?? Infinity) ||
        (a.threadId < b.threadId ? -1 : 1),
    )
    .slice(0, limit)
    .map((thread) => thread.threadId);
  return { threadIds: urgent, quietly: waiting.length - urgent.length };
}

/** What a screen shows of it; see `Attention`. */
export function attentionOf(
  threads: readonly WatchedThread[],
  limit: number,
  muted: ReadonlySet<string>,
): Attention {
  const { threadIds, quietly } = inFocus(threads, limit, muted);
  const waiting = inFocus(threads, Infinity, muted).threadIds.length;
  return { threadIds: [...threadIds], waiting, quietly, muted: [...muted] };
}

/** What is shown for notices that came together. */
export type Shown =
  | { readonly as: 'one'; readonly notice: Notice }
  /** `kind` null: of several kinds. */
  | { readonly as: 'many'; readonly kind: NoticeKind | null; readonly count: number };

/**
 * Makes few notifications of many notices: one per thread, the newest; more threads than a few, and
 * everything that woke together, are one.
 */
export function together(notices: readonly Notice[]): readonly Shown[] {
  const newest = [...new Map(notices.map((each) => [each.threadId, each])).values()];
  const woke = newest.filter((each) => each.kind === 'woke');
  const others = newest.filter((each) => each.kind !== 'woke');
  return [...asFew(others, NOTICES_AT_ONCE), ...asFew(woke, 1)];
}

function asFew(notices: readonly Notice[], limit: number): readonly Shown[] {
  if (notices.length <= limit) return notices.map((each) => ({ as: 'one', notice: each }));
  const [first] = notices;
  const same = first !== undefined && notices.every((each) => each.kind === first.kind);
  return [{ as: 'many', kind: same ? first.kind : null, count: notices.length }];
}

/** What a person who is at the computer, or is not, makes of their presence. */
export interface Idle {
  readonly presence: Presence;
  /** Heddle set "away" by itself and may take it back. */
  readonly byItself: boolean;
  readonly idleSeconds: number;
  /** Minutes; 0: never. */
  readonly after: number;
}

/** Someone who moves the pointer is back. */
const BACK_WITHIN_SECONDS = 60;

/** The presence that Heddle should set by itself now; null: none. */
export function presenceByItself(idle: Idle): Presence | null {
  const { presence, byItself, idleSeconds, after } = idle;
  if (after > 0 && presence === 'online' && idleSeconds >= after * 60) return 'away';
  if (byItself && presence === 'away' && idleSeconds < BACK_WITHIN_SECONDS) return 'online';
  return null;
}
