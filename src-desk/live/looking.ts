import { LOOKING_LASTS_MS } from '@shared/domain';
import type { DeskClock } from '../clock';

/** Threads that somebody has open, each with its team. */
export type Looks = ReadonlyMap<string, string>;

interface Said {
  readonly agentId: string;
  readonly looks: Looks;
  readonly cancelEnd: () => void;
}

const NOTHING: Looks = new Map();

/**
 * Who has which threads open. Consoles say it again and again; what is not repeated ends. It is kept in
 * memory alone.
 */
export class LookingBoard {
  /** By device. */
  readonly #consoles = new Map<string, Said>();

  /** @param onSaid told whenever something is said or ends, with what the agent looked at before */
  constructor(
    private readonly clock: DeskClock,
    private readonly onSaid: (agentId: string, before: Looks, now: Looks) => void,
  ) {}

  /** A console says all that it has open, in the place of what it said before. */
  said(agentId: string, deviceId: string, looks: Looks): void {
    const before = this.of(agentId);
    const key = keyOf(agentId, deviceId);
    this.#consoles.get(key)?.cancelEnd();
    if (looks.size === 0) this.#consoles.delete(key);
    else {
      const cancelEnd = this.clock.after(LOOKING_LASTS_MS, () =>
        this.said(agentId, deviceId, NOTHING),
      );
      this.#consoles.set(key, { agentId, looks, cancelEnd });
    }
    if (before.size > 0 || looks.size > 0) this.onSaid(agentId, before, this.of(agentId));
  }

  /** A console is gone. */
  left(agentId: string, deviceId: string): void {
    this.said(agentId, deviceId, NOTHING);
  }

  /** What an agent has open, on all their consoles. */
  of(agentId: string): Looks {
    const all = new Map<string, string>();
    for (const each of this.#consoles.values()) {
      if (each.agentId !== agentId) continue;
      for (const [threadId, teamId] of each.looks) all.set(threadId, teamId);
    }
    return all;
  }

  /** Everybody who has something open. */
  agentIds(): ReadonlySet<string> {
    return new Set([...this.#consoles.values()].map(({ agentId }) => agentId));
  }

  /** Forgets all timers. */
  close(): void {
    for (const { cancelEnd } of this.#consoles.values()) cancelEnd();
  }
}

function keyOf(agentId: string, deviceId: string): string {
  return JSON.stringify([agentId, deviceId]);
}
