import { describe, expect, it } from 'vitest';
import { ConnectorError, type HistoryPage } from '../../../src-main/connectors/connector';
import { askAhead } from '../../../src-main/sync/pages-ahead';

const page = (next: string | null, completeSince = 0): HistoryPage => ({
  records: [],
  malformed: [],
  next,
  completeSince,
  totalMessages: 0,
  scope: 's',
});

/** A desk of so many pages, each named by where it begins. */
function deskOf(count: number, failAt = Number.POSITIVE_INFINITY) {
  const asked: (string | null)[] = [];
  const ask = async (from: string | null, signal: AbortSignal): Promise<HistoryPage> => {
    asked.push(from);
    const number = from === null ? 0 : Number(from);
    await Promise.resolve();
    if (signal.aborted) throw new ConnectorError('cut', 'Stopped.');
    if (number >= failAt) throw new ConnectorError('cut', 'The line was cut.');
    return page(number + 1 < count ? String(number + 1) : null);
  };
  return { asked, ask };
}

const never = new AbortController().signal;
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};
const placesOf = (pages: readonly HistoryPage[]) => pages.map(({ next }) => next);

describe('pages that are asked for ahead', () => {
  it('come in order, each from where the last one ended, and end with the last', async () => {
    const { ask, asked } = deskOf(5);
    const ahead = askAhead({ from: null, max: 2, ask, isEnough: () => false, signal: never });
    const taken: (string | null)[] = [];
    for (;;) {
      const pages = await ahead.take(2);
      if (pages.length === 0) break;
      taken.push(...placesOf(pages));
    }
    expect(taken).toEqual(['1', '2', '3', '4', null]);
    expect(asked).toEqual([null, '1', '2', '3', '4']);
  });

  it('are no more than may wait, and asked for again once some are taken', async () => {
    const { ask, asked } = deskOf(9);
    const ahead = askAhead({ from: null, max: 3, ask, isEnough: () => false, signal: never });
    await settled();
    expect(asked).toHaveLength(3);
    expect(await ahead.take(2)).toHaveLength(2);
    await settled();
    expect(asked).toHaveLength(5);
    ahead.close();
  });

  it('that came before a failure are taken first', async () => {
    const { ask } = deskOf(9, 2);
    const ahead = askAhead({ from: null, max: 3, ask, isEnough: () => false, signal: never });
    await settled();
    expect(placesOf(await ahead.take(3))).toEqual(['1', '2']);
    await expect(ahead.take(3)).rejects.toMatchObject({ problem: 'cut' });
  });

  it('stop where it is enough', async () => {
    const { ask, asked } = deskOf(9);
    const isEnough = ({ next }: HistoryPage) => next === '2';
    const ahead = askAhead({ from: null, max: 9, ask, isEnough, signal: never });
    await settled();
    expect(placesOf(await ahead.take(9))).toEqual(['1', '2']);
    expect(await ahead.take(9)).toEqual([]);
    expect(asked).toHaveLength(2);
  });

  it('are refused when the desk repeats itself', async () => {
    const ask = async () => page('a');
    const ahead = askAhead({ from: 'a', max: 3, ask, isEnough: () => false, signal: never });
    await expect(ahead.take(3)).rejects.toMatchObject({ problem: 'server-error' });
  });

  it('end with the signal, also while there is no room for more', async () => {
    const stop = new AbortController();
    const { ask, asked } = deskOf(9);
    const ahead = askAhead({ from: null, max: 1, ask, isEnough: () => false, signal: stop.signal });
    await settled();
    stop.abort();
    ahead.close();
    await settled();
    expect(asked).toHaveLength(1);
    expect(await ahead.take(1)).toHaveLength(1);
    expect(await ahead.take(1)).toEqual([]);
  });
});
