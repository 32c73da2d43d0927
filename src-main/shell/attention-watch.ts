import type { Presence } from '@shared/domain';
import type { EventName, EventOf, Settings } from '@shared/ipc';
import {
  dueNotice,
  inFocus,
  nearlyDue,
  noticesBetween,
  presenceByItself,
  quietReason,
  targetKey,
  together,
  withReply,
  type Notice,
  type Shown,
  type WatchedThread,
} from '@shared/rules';
import type { ActiveSession } from '../session/active-session';
import { ownThreads } from '../views/attention';

/** What is told of to the person at the screen, at the edges of it: badge, tray, notifications. */
export interface Waiting {
  /**
   * How many of the agent's threads wait on us and ask for attention: not the muted ones, and in focus
   * mode the most urgent few. Null while nobody is signed in.
   */
  readonly count: number | null;
  /** How many more wait on us, quietly; null while nobody is signed in. */
  readonly quietly: number | null;
  readonly presence: Presence | null;
}

export interface AttentionPorts {
  session(): ActiveSession | null;
  settings(): Settings;
  /** Shows notifications; `session` is whose threads they are about. */
  notify(shown: readonly Shown[], session: ActiveSession): void;
  /** Shows what waits, in badge and tray. */
  show(waiting: Waiting): void;
  /**
   * The conversation in front of the person: that of the window that has the focus; null: none.
   *
   * @param inMain the one that the main window shows in its focused pane
   */
  lookedAt(inMain: string | null): string | null;
  idleSeconds(): number;
  setPresence(presence: Presence, session: ActiveSession): Promise<unknown>;
  report(error: unknown): void;
  /** Unix ms. */
  now(): number;
}

/** Changes come in bursts: what a burst brings is told together. */
const SETTLE_MS = 700;
/** Targets come near by themselves, and hands leave the keyboard. */
const TICK_MS = 20_000;
/** More than one new message is too much for a notification; some more tell where the new begins. */
const END_MESSAGES = 20;

/**
 * Watches the agent's own threads and tells of what is worth a look. What decides is in
 * `src-shared/rules/attention.ts`.
 */
export class AttentionWatch {
  private before: ReadonlyMap<string, WatchedThread> | null = null;
  private of: ActiveSession | null = null;
  private readonly toldTargets = new Set<string>();
  private whispers: { readonly threadId: string; readonly messageId: string }[] = [];
  private watching: string | null = null;
  private presence: Presence = 'online';
  private awayByItself = false;
  private timer: NodeJS.Timeout | null = null;
  private readonly ticker: NodeJS.Timeout;
  private looking = false;
  private again = false;
  private stopped = false;

  constructor(private readonly ports: AttentionPorts) {
    this.ticker = setInterval(() => this.tick(), TICK_MS);
    this.ticker.unref();
  }

  /** What the screen is told is what may have changed here, too. */
  onEvent<E extends EventName>(name: E, payload: EventOf<E>): void {
    switch (name) {
      case 'session':
      case 'settings':
        this.soon();
        return;
      case 'changed': {
        const { topics } = payload as EventOf<'changed'>;
        if (topics.includes('inbox') || topics.includes('reference')) this.soon();
        return;
      }
      case 'presence': {
        const { agentId, presence } = payload as EventOf<'presence'>;
        if (agentId === this.ports.session()?.desk.agent.id) this.setKnownPresence(presence);
        return;
      }
      case 'whisper':
        this.whispers.push(payload as EventOf<'whisper'>);
        this.soon();
        return;
      default:
    }
  }

  /** Which thread is being looked at, by what the screen says. */
  setWatching(threadId: string | null): void {
    this.watching = threadId;
  }

  /** Shows and tells nothing any more, also not what it is just looking at. */
  stop(): void {
    this.stopped = true;
    clearInterval(this.ticker);
    if (this.timer) clearTimeout(this.timer);
  }

  private setKnownPresence(presence: Presence): void {
    if (presence !== 'away') this.awayByItself = false;
    this.presence = presence;
    this.soon();
  }

  private soon(): void {
    if (this.stopped) return;
    this.timer ??= setTimeout(() => {
      this.timer = null;
      void this.look();
    }, SETTLE_MS);
  }

  private tick(): void {
    void this.look();
    void this.byItself();
  }

  private async byItself(): Promise<void> {
    const session = this.ports.session();
    if (!session) return;
    const next = presenceByItself({
      presence: this.presence,
      byItself: this.awayByItself,
      idleSeconds: this.ports.idleSeconds(),
      after: this.ports.settings().autoAwayMinutes,
    });
    if (next === null) return;
    this.awayByItself = next === 'away';
    this.presence = next;
    await this.ports.setPresence(next, session).catch((error: unknown) => this.ports.report(error));
  }

  private async look(): Promise<void> {
    if (this.looking) {
      this.again = true;
      return;
    }
    this.looking = true;
    try {
      await this.lookOnce();
    } catch (error) {
      // Whoever signs out while this looks closes the store under it.
      if (this.ports.session() === this.of) this.ports.report(error);
    } finally {
      this.looking = false;
      if (this.again) {
        this.again = false;
        this.soon();
      }
    }
  }

  private async lookOnce(): Promise<void> {
    const session = this.ports.session();
    if (session !== this.of) this.startOver(session);
    if (!session) {
      this.ports.show({ count: null, quietly: null, presence: null });
      return;
    }
    const [threads, muted, agents] = await Promise.all([
      ownThreads(session),
      session.store.work.muted(),
      session.store.queries.agents(),
    ]);
    if (this.stopped || session !== this.ports.session()) return;
    const known = agents.find((agent) => agent.id === session.desk.agent.id)?.presence;
    if (known !== undefined && !this.awayByItself) this.presence = known;
    const quietened = new Set(muted);
    const settings = this.ports.settings();
    const limit = settings.focusMode ? settings.focusLimit : Infinity;
    const focus = inFocus(threads, limit, quietened);
    this.ports.show({
      count: focus.threadIds.length,
      quietly: focus.quietly,
      presence: this.presence,
    });
    const notices = [...this.news(session, threads), ...(await this.whispered(session))];
    const quiet = {
      settings,
      presence: this.presence,
      muted: quietened,
      watching: this.ports.lookedAt(this.watching),
      focus: new Set(focus.threadIds),
    };
    const loud = notices.filter((notice) => quietReason(notice, quiet) === null);
    if (loud.length === 0) return;
    const shown = await Promise.all(together(loud).map((each) => this.repliable(each, session)));
    if (!this.stopped && session === this.ports.session()) this.ports.notify(shown, session);
  }

  /** Lets a notification be replied to where it says all that is new in its thread. */
  private async repliable(shown: Shown, session: ActiveSession): Promise<Shown> {
    if (shown.as === 'many' || shown.notice.episodeId === null) return shown;
    const { threadId } = shown.notice;
    const { queries, work } = session.store;
    const [{ messages, hasBefore }, seen] = await Promise.all([
      queries.messages(threadId, { at: 'end' }, END_MESSAGES),
      work.seen([threadId]),
    ]);
    const seenUntil = seen.get(threadId) ?? null;
    const end = { messages, hasBefore, seenUntil, agentId: session.desk.agent.id };
    return { as: 'one', notice: withReply(shown.notice, end) };
  }

  private startOver(session: ActiveSession | null): void {
    this.of = session;
    this.before = null;
    this.toldTargets.clear();
    this.whispers = [];
    this.watching = null;
    this.awayByItself = false;
    this.presence = session?.desk.agent.presence ?? 'online';
  }

  /** What happened since the last look; nothing while the first threads are still coming. */
  private news(session: ActiveSession, threads: readonly WatchedThread[]): readonly Notice[] {
    const { phase } = session.engine.status().fill;
    if (this.before === null && (phase === 'none' || phase === 'workset')) return [];
    const first = this.before === null;
    const changed = noticesBetween(this.before, threads);
    this.before = new Map(threads.map((thread) => [thread.threadId, thread]));
    const due = nearlyDue(threads, this.toldTargets, this.ports.now());
    for (const thread of due) this.toldTargets.add(targetKey(thread));
    // What is due at the first look is on the screen that opens just now.
    return [...(first ? [] : due.map(dueNotice)), ...changed];
  }

  private async whispered(session: ActiveSession): Promise<readonly Notice[]> {
    const heard = this.whispers;
    this.whispers = [];
    const notices = await Promise.all(
      heard.map(async ({ threadId, messageId }): Promise<Notice | null> => {
        const { queries } = session.store;
        const found = await queries.conversation(threadId);
        if (!found) return null;
        const anchor = { at: 'around', messageId } as const;
        const { messages } = await queries.messages(threadId, anchor, 1);
        const text = messages.find((message) => message.id === messageId)?.text ?? '';
        return {
          kind: 'whisper',
          threadId,
          episodeId: null,
          customerId: found.customer.id,
          customerName: found.customer.name,
          text,
          lastSeenMessageId: null,
        };
      }),
    );
    return notices.filter((notice) => notice !== null);
  }
}
