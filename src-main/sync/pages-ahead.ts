import { ConnectorError, type HistoryPage } from '../connectors/connector';

/**
 * Pages of history, asked for one after the other while those before are written, each from where the
 * last one ended.
 */
export interface PagesAhead {
  /**
   * Waits for the next page, and takes those that are here as well, in their order.
   *
   * @param max how many at most
   * @returns none after the last page
   * @throws what asking threw, once the pages before it are taken
   */
  take(max: number): Promise<readonly HistoryPage[]>;
  /** Asks for nothing more; what was not taken is forgotten. */
  close(): void;
}

export interface PagesAheadOptions {
  /** Where the first page begins, or null. */
  readonly from: string | null;
  /** How many pages may wait to be taken. */
  readonly max: number;
  readonly ask: (from: string | null, signal: AbortSignal) => Promise<HistoryPage>;
  /** Whether nothing is wanted beyond a page; the last one of all says so itself. */
  readonly isEnough: (page: HistoryPage) => boolean;
  readonly signal: AbortSignal;
}

/** Begins to ask. */
export function askAhead({ from, max, ask, isEnough, signal }: PagesAheadOptions): PagesAhead {
  const closed = new AbortController();
  const either = AbortSignal.any([signal, closed.signal]);
  const waiting: HistoryPage[] = [];
  let failure: { readonly error: unknown } | null = null;
  let ended = false;
  let wakeTaker: () => void = () => undefined;
  let wakeAsker: () => void = () => undefined;

  const untilTaken = async (): Promise<void> => {
    while (waiting.length >= max && !either.aborted) {
      await new Promise<void>((resolve) => {
        wakeAsker = resolve;
      });
    }
  };

  const run = async (): Promise<void> => {
    for (let place = from; !either.aborted; ) {
      const page = await ask(place, either);
      if (page.next !== null && page.next === place) {
        throw new ConnectorError(
          'server-error',
          'The desk repeats the same history over and over.',
        );
      }
      waiting.push(page);
      wakeTaker();
      if (page.next === null || isEnough(page)) return;
      place = page.next;
      await untilTaken();
    }
  };

  const asking = async (): Promise<void> => {
    try {
      await run();
    } catch (error) {
      failure = { error };
    }
    ended = true;
    wakeTaker();
  };
  void asking();

  return {
    take: async (atMost) => {
      while (waiting.length === 0 && !ended) {
        await new Promise<void>((resolve) => {
          wakeTaker = resolve;
        });
      }
      const taken = waiting.splice(0, atMost);
      wakeAsker();
      if (taken.length > 0) return taken;
      const failed = failure as { readonly error: unknown } | null;
      if (failed) throw failed.error;
      return [];
    },
    close: () => {
      closed.abort();
      wakeAsker();
    },
  };
}
