import type { Presence } from '@shared/domain';
import { ABSENCE_MIN_MS, cameBackDuring, feed, type Absence } from '@shared/rules';
import type { EpisodeRow, WorkStore } from '../store/api';

/** How often it is noted that somebody is here; a longer pause between two means the computer slept. */
export const HEARTBEAT_MS = 60_000;

/** What somebody was away from. */
interface Presences {
  /** The desk answers. */
  connected: boolean;
  presence: Presence;
}

/** What came back during the last absence, as the screen shows it. */
export interface Batch {
  readonly absence: Absence;
  /** How many came back, also those that were answered since. */
  readonly total: number;
  /** Episodes that are in the list, the most urgent first. */
  readonly shown: readonly string[];
  /** Episodes that are not in the list yet. */
  readonly held: readonly string[];
}

export interface AwayWatchOptions {
  readonly work: Pick<WorkStore, 'lastHereAt' | 'markHere'>;
  /** Unix ms. */
  now(): number;
  /** Lists may look different now. */
  changed(): void;
}

/**
 * Knows when the agent was away (Heddle closed, the computer asleep, no connection, presence away or
 * offline), and what came back meanwhile. Nothing of it is kept but when somebody was here last.
 */
export class AwayWatch {
  readonly #options: AwayWatchOptions;
  readonly #state: Presences = { connected: false, presence: 'online' };
  /** The last time at which somebody was here. */
  #hereAt: number;
  /** Since when nobody is here; null: somebody is. */
  #since: number | null;
  /** That has lasted long enough to be an absence. */
  #isAbsence = false;
  #absence: Absence | null = null;
  /** All that came back during the absence, by episode. */
  readonly #back = new Map<string, string>();
  readonly #fed = new Set<string>();

  private constructor(options: AwayWatchOptions, lastHereAt: number | null) {
    this.#options = options;
    this.#hereAt = options.now();
    // Whoever was never here was not away.
    this.#since = Math.min(lastHereAt ?? this.#hereAt, this.#hereAt);
  }

  /** Begins with the time for which Heddle was closed. */
  static async open(options: AwayWatchOptions): Promise<AwayWatch> {
    return new AwayWatch(options, await options.work.lastHereAt());
  }

  connection(answers: boolean): void {
    this.#state.connected = answers;
    this.#look();
  }

  presence(presence: Presence): void {
    this.#state.presence = presence;
    this.#look();
  }

  /** To be called every HEARTBEAT_MS. */
  async beat(): Promise<void> {
    this.#look();
    if (this.#since === null) await this.#options.work.markHere(this.#options.now());
    // Time alone lets more of a batch in.
    if (this.#absence !== null) this.#options.changed();
  }

  /** The agent wants to see all of it now. */
  showAll(): void {
    for (const id of this.#back.keys()) this.#fed.add(id);
    this.#options.changed();
  }

  /** The agent has read that something came back. */
  dismiss(): void {
    this.#absence = null;
    this.#options.changed();
  }

  /** The threads of everything that came back during the last absence. */
  threadIds(): readonly string[] {
    return [...this.#back.values()];
  }

  /** The time away that a batch belongs to; null: there is none. */
  absence(): Absence | null {
    this.#grow(this.#options.now());
    return this.#absence;
  }

  /**
   * Sorts what came back into what is shown and what follows.
   *
   * @param rows what waits on this agent now, or more than that
   */
  batch(rows: readonly EpisodeRow[]): Batch | null {
    const absence = this.absence();
    if (absence === null) return null;
    const waiting = rows
      .filter(({ episode }) => cameBackDuring(episode, absence))
      .toSorted((a, b) => urgency(a) - urgency(b));
    for (const { episode } of waiting) this.#back.set(episode.id, episode.threadId);
    const ids = waiting.map(({ episode }) => episode.id);
    const shown = feed(ids, this.#fed, this.#options.now() - absence.until);
    for (const id of shown) this.#fed.add(id);
    const held = ids.filter((id) => !shown.includes(id));
    return { absence, total: this.#back.size, shown, held };
  }

  #look(): void {
    const now = this.#options.now();
    const isHere = this.#state.connected && this.#state.presence === 'online';
    // Nothing was heard of this computer for long: it slept.
    if (this.#since === null && now - this.#hereAt >= ABSENCE_MIN_MS) this.#since = this.#hereAt;
    if (!isHere) this.#since ??= now;
    else this.#end(now);
    if (isHere) this.#hereAt = now;
  }

  /** An absence that goes on ends now, for the time being. */
  #grow(now: number): void {
    if (this.#since === null || now - this.#since < ABSENCE_MIN_MS) return;
    if (!this.#isAbsence) {
      this.#isAbsence = true;
      this.#back.clear();
      this.#fed.clear();
    }
    this.#absence = { since: this.#since, until: now };
  }

  #end(now: number): void {
    this.#grow(now);
    const wasAbsence = this.#isAbsence;
    this.#since = null;
    this.#isAbsence = false;
    if (wasAbsence) this.#options.changed();
  }
}

function urgency({ episode }: EpisodeRow): number {
  return episode.targetAt ?? Number.MAX_SAFE_INTEGER;
}
