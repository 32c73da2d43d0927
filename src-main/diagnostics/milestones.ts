import type { Milestone } from '@shared/ipc';

/** What the screen or main reached, and when. */
export interface Reached {
  readonly name: Milestone;
  readonly detail: string | undefined;
  /** Milliseconds since the process was started. */
  readonly atMs: number;
}

/**
 * Collects milestones: the first time of each is kept, every one is told to those who wait.
 */
export class Milestones {
  private readonly firsts = new Map<Milestone, Reached>();
  private readonly listeners = new Set<(reached: Reached) => void>();

  /** @param startedAt Unix ms of the start of the process */
  constructor(private readonly startedAt: number) {}

  /** @param at Unix ms */
  reach(name: Milestone, at: number, detail?: string): void {
    const reached = { name, detail, atMs: Math.round(at - this.startedAt) };
    if (!this.firsts.has(name)) this.firsts.set(name, reached);
    for (const listener of this.listeners) listener(reached);
  }

  /** Calls back for every milestone from now on; the result ends it. */
  onReached(listener: (reached: Reached) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Resolves when a milestone is, or already was, reached for the first time. */
  async first(name: Milestone): Promise<Reached> {
    const known = this.firsts.get(name);
    if (known) return known;
    return new Promise((resolve) => {
      const end = this.onReached((reached) => {
        if (reached.name !== name) return;
        end();
        resolve(reached);
      });
    });
  }

  /** The first time of each milestone, in ms since the start of the process. */
  times(): Readonly<Partial<Record<Milestone, number>>> {
    return Object.fromEntries([...this.firsts].map(([name, reached]) => [name, reached.atMs]));
  }
}
