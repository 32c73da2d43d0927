import type { ConnectorProblem } from '../../src-main/connectors/connector';
import type { Random } from '../../src-main/sync/api';

/** What befalls one exchange with the desk. */
export interface Fate {
  /** How long the request takes. */
  readonly requestMs: number;
  /** How long the answer takes. */
  readonly answerMs: number;
  /** The request does not reach the desk; the console hears this, later. */
  readonly requestLost: ConnectorProblem | null;
  /** The desk has done it, and the console hears this instead of the answer. */
  readonly answerLost: ConnectorProblem | null;
  /** The request reaches the desk once more, so much later. */
  readonly duplicateMs: number | null;
}

/** Problems in which nothing has reached the desk. */
const NOT_ASKED = [
  'cut',
  'cut',
  'unreachable',
  'silent',
  'server-error',
  'rate-limited',
  'login-page',
  'not-a-desk',
  'offline',
] as const satisfies readonly ConnectorProblem[];

/** Problems in which the desk may have done what it was asked for. */
const NOT_HEARD = [
  'cut',
  'cut',
  'silent',
  'server-error',
] as const satisfies readonly ConnectorProblem[];

const SLOWEST_MS = 3000;
const SLOWEST_CALM_MS = 100;
const STREAM_CUT_MAX_MS = 60_000;

/** One console's way to the desk. */
export class Network {
  online = true;
  /** No trouble any more; answers only take their time. */
  calm = false;
  readonly #onChange = new Set<() => void>();

  /** @param rate how often something goes wrong, from 0 to 1 */
  constructor(
    readonly random: Random,
    readonly rate: number,
  ) {}

  up(to: number): number {
    return Math.floor(this.random() * to);
  }

  #happens(share: number): boolean {
    return !this.calm && this.random() < this.rate * share;
  }

  delayMs(): number {
    return this.up(this.calm ? SLOWEST_CALM_MS : SLOWEST_MS);
  }

  fate(): Fate {
    const requestLost = this.#happens(0.5) ? this.#one(NOT_ASKED) : null;
    const answerLost = requestLost === null && this.#happens(0.5) ? this.#one(NOT_HEARD) : null;
    const duplicateMs = this.#happens(0.3) ? this.up(20_000) : null;
    const [requestMs, answerMs] = [this.delayMs(), this.delayMs()];
    return { requestMs, answerMs, requestLost, answerLost, duplicateMs };
  }

  /** How a live event arrives: after each of these times; never, when there is none. */
  eventDelays(): number[] {
    if (this.calm) return [this.delayMs()];
    if (this.#happens(0.5)) return [];
    const delays = [this.delayMs()];
    if (this.#happens(0.5)) delays.push(this.up(10_000));
    return delays;
  }

  /** When a stream that begins now is cut by the way; null: it is not. */
  streamCutMs(): number | null {
    return this.#happens(1) ? this.up(STREAM_CUT_MAX_MS) : null;
  }

  /** Whether the end of the other side is heard at once, or only as silence. */
  endIsHeard(): boolean {
    return this.calm || this.random() < 0.5;
  }

  set(online: boolean): void {
    this.online = online;
    if (!online) for (const action of this.#onChange) action();
  }

  /** @returns no longer told */
  onLost(action: () => void): () => void {
    this.#onChange.add(action);
    return () => void this.#onChange.delete(action);
  }

  #one(problems: readonly ConnectorProblem[]): ConnectorProblem {
    return problems[this.up(problems.length)] ?? 'cut';
  }
}
