import { LOOKING_LASTS_MS } from '@shared/domain';
import type { LookingView } from '@shared/ipc';

/** A desk repeats that somebody writes about this often; then it is over. */
const TYPING_LASTS_MS = 12_000;

interface Looking {
  readonly threadIds: readonly string[];
  readonly until: number;
}

/** Which threads colleagues write in and have open now, as far as the desk says so. */
export class Colleagues {
  readonly #writing = new Map<string, number>();
  /** By agent. */
  readonly #looking = new Map<string, Looking>();

  /** @param now Unix ms */
  typing(threadId: string, on: boolean, now: number): void {
    if (on) this.#writing.set(threadId, now + TYPING_LASTS_MS);
    else this.#writing.delete(threadId);
  }

  writesIn(threadId: string, now: number): boolean {
    const until = this.#writing.get(threadId);
    if (until === undefined) return false;
    if (until <= now) this.#writing.delete(threadId);
    return until > now;
  }

  /** @param threadIds all that the agent has open, of what this one may see */
  looks(agentId: string, threadIds: readonly string[], now: number): void {
    if (threadIds.length === 0) this.#looking.delete(agentId);
    else this.#looking.set(agentId, { threadIds, until: now + LOOKING_LASTS_MS });
  }

  /** What was told of in a stream that ended is told again by the next one. */
  forgetLooks(): void {
    this.#looking.clear();
  }

  /** Who has what open now; what was not repeated in time is over. */
  looking(now: number): LookingView {
    for (const [agentId, { until }] of this.#looking) {
      if (until <= now) this.#looking.delete(agentId);
    }
    return [...this.#looking].map(([agentId, { threadIds }]) => ({
      agentId,
      threadIds: [...threadIds],
    }));
  }
}
