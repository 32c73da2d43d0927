import type { Presence } from '@shared/domain';
import type { DeskClock } from '../clock';

/** What presence is made of: open event streams, and what the agent chose. */
interface State {
  streams: number;
  chosen: Presence | null;
  shown: Presence;
  cancelLeave: (() => void) | null;
}

/**
 * Who is there. An agent with an open event stream is online, or what they chose instead; a stream
 * that comes back within the grace time is no absence, because networks change and laptops close.
 */
export class PresenceBoard {
  readonly #states = new Map<string, State>();

  /**
   * @param graceMs how long after the last stream an agent still counts as there
   * @param onChange called whenever what is shown of an agent changes
   */
  constructor(
    private readonly clock: DeskClock,
    private readonly graceMs: number,
    private readonly onChange: (agentId: string, presence: Presence) => void,
  ) {}

  /** An event stream of the agent opened; call the returned function once when it closed. */
  opened(agentId: string): () => void {
    const state = this.#stateOf(agentId);
    state.cancelLeave?.();
    state.cancelLeave = null;
    state.streams += 1;
    this.#show(agentId, state);
    return () => {
      state.streams -= 1;
      if (state.streams > 0) return;
      state.cancelLeave?.();
      state.cancelLeave = this.clock.after(this.graceMs, () => {
        state.cancelLeave = null;
        state.chosen = null;
        this.#show(agentId, state);
      });
    };
  }

  /** The agent says what they are; it holds until they leave. */
  choose(agentId: string, presence: Presence): void {
    const state = this.#stateOf(agentId);
    state.chosen = presence === 'online' ? null : presence;
    this.#show(agentId, state);
  }

  of(agentId: string): Presence {
    return this.#states.get(agentId)?.shown ?? 'offline';
  }

  /** Everybody who is not offline. */
  all(): ReadonlyMap<string, Presence> {
    return new Map([...this.#states].map(([agentId, state]) => [agentId, state.shown]));
  }

  /** Forgets all timers. */
  close(): void {
    for (const state of this.#states.values()) state.cancelLeave?.();
  }

  #stateOf(agentId: string): State {
    const known = this.#states.get(agentId);
    if (known) return known;
    const state: State = { streams: 0, chosen: null, shown: 'offline', cancelLeave: null };
    this.#states.set(agentId, state);
    return state;
  }

  #show(agentId: string, state: State): void {
    const isThere = state.streams > 0 || state.cancelLeave !== null;
    const next = isThere ? (state.chosen ?? 'online') : 'offline';
    if (next === state.shown) return;
    state.shown = next;
    this.onChange(agentId, next);
  }
}
