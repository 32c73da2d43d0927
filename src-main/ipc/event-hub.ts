import type { EntityKind } from '@shared/domain';
import { assertNever } from '@shared/assert-never';
import type { EventName, EventOf, Topic } from '@shared/ipc';

/** More threads than this at once mean "any". */
const THREAD_IDS_MAX = 500;

/** Delivers an event to the screen. */
export type SendEvent = <E extends EventName>(name: E, payload: EventOf<E>) => void;

/** The topics that a change to documents of a kind touches. */
export function topicsOf(kind: EntityKind): readonly Topic[] {
  switch (kind) {
    case 'team':
    case 'agent':
      return ['reference', 'floor', 'conversation'];
    case 'tag':
      return ['reference', 'conversation'];
    case 'snippet':
    case 'article':
      return ['reference', 'search'];
    case 'offer':
      return ['customer'];
    case 'event':
    case 'offerOutcome':
      return ['customer'];
    case 'customer':
      return ['customer', 'inbox', 'conversation', 'floor', 'search'];
    case 'thread':
    case 'episode':
      return ['inbox', 'conversation', 'customer', 'floor'];
    case 'message':
      return ['conversation', 'search'];
    default:
      return assertNever(kind);
  }
}

/**
 * Collects `changed` so that a fill of a million records is a few events a second and not a flood.
 * The first change after a quiet time is told at once, the following ones together.
 */
export class ChangeCollector {
  private topics = new Set<Topic>();
  private threadIds: Set<string> | null = new Set();
  private timer: NodeJS.Timeout | null = null;

  /**
   * @param send delivers one `changed` event
   * @param pauseMs the least time between two events; asked anew for each
   */
  constructor(
    private readonly send: (event: EventOf<'changed'>) => void,
    private readonly pauseMs: () => number,
  ) {}

  /** @param threadIds null means any thread */
  add(topics: Iterable<Topic>, threadIds: readonly string[] | null): void {
    for (const topic of topics) this.topics.add(topic);
    if (threadIds === null) this.threadIds = null;
    else for (const id of threadIds) this.threadIds?.add(id);
    if (this.topics.size > 0 && !this.timer) this.flush();
  }

  /** Forgets what was not told yet and stops its timer. */
  dispose(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.clear();
  }

  private flush(): void {
    this.timer = null;
    if (this.topics.size === 0) return;
    const any = this.threadIds === null || this.threadIds.size > THREAD_IDS_MAX;
    const event = any
      ? { topics: [...this.topics] }
      : { topics: [...this.topics], threadIds: [...(this.threadIds ?? [])] };
    this.clear();
    this.timer = setTimeout(() => this.flush(), this.pauseMs());
    this.send(event);
  }

  private clear(): void {
    this.topics = new Set();
    this.threadIds = new Set();
  }
}
