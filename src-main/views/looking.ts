import { LOOKING_LASTS_MS } from '@shared/domain';
import { type Clock, type Connector, ConnectorError } from '../connectors/connector';
import { createBell } from '../sync/concurrency';

/** Twice before the desk forgets it. */
const REPEAT_MS = LOOKING_LASTS_MS / 2.5;
/** However fast somebody leafs through their threads, the desk is told no oftener. */
const PAUSE_MS = 1000;
const TIMEOUT_MS = 5000;

/**
 * Tells the desk which threads are open here: soon after it changed, and again while it lasts. It is a
 * courtesy: when it cannot be told, nothing happens.
 */
export class LookingSignal {
  #threadIds: readonly string[] = [];
  readonly #bell;

  constructor(
    private readonly connector: Pick<Connector, 'looking'>,
    private readonly clock: Clock,
  ) {
    this.#bell = createBell(clock);
  }

  /** @param threadIds all that are open and in sight now */
  set(threadIds: readonly string[]): void {
    if (threadIds.join(' ') === this.#threadIds.join(' ')) return;
    this.#threadIds = threadIds;
    this.#bell.ring();
  }

  /** The desk has forgotten it: it does with the stream of events. */
  again(): void {
    if (this.#threadIds.length > 0) this.#bell.ring();
  }

  /** Runs until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#bell.wait(this.#threadIds.length > 0 ? REPEAT_MS : null, signal);
      if (signal.aborted) return;
      const ended = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
      try {
        await this.connector.looking(this.#threadIds, ended);
      } catch (error) {
        if (!(error instanceof ConnectorError)) throw error;
      }
      await this.clock.sleep(PAUSE_MS, signal);
    }
  }
}
