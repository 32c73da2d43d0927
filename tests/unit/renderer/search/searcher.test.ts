import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RequestOf, SearchGroup } from '@shared/ipc';
import {
  type Known,
  NOTHING_KNOWN,
  Searcher,
} from '../../../../src-renderer/features/search/searcher';

interface Asked {
  readonly request: RequestOf<'search.query'>;
  answer(unfinished?: boolean): Promise<void>;
  fail(message: string): Promise<void>;
}

const asked: Asked[] = [];
let known: Known = NOTHING_KNOWN;

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  known = NOTHING_KNOWN;
  const call = (_name: string, request: RequestOf<'search.query'>) =>
    new Promise((resolve) => {
      asked.push({
        request,
        async answer(unfinished = false) {
          resolve({ ok: true, value: { query: request.text, unfinished } });
          await vi.advanceTimersByTimeAsync(0);
        },
        async fail(message) {
          resolve({ ok: false, error: { code: 'store', message } });
          await vi.advanceTimersByTimeAsync(0);
        },
      });
    });
  vi.stubGlobal('window', { heddle: { call } });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function searcher() {
  const made = new Searcher((change) => (known = change(known)));
  return {
    ask: (text: string, group: SearchGroup = 'all') =>
      made.ask({ text, openCustomerId: null, group }),
    again: () => made.again(),
    stop: () => made.stop(),
  };
}

const texts = () => asked.map(({ request }) => request.text);

describe('Searcher', () => {
  it('asks once for what is asked early and again when it is rendered', async () => {
    const { ask } = searcher();
    ask('refund');
    ask('refund');
    expect(texts()).toEqual(['refund']);
    await asked[0]!.answer();
    ask('refund');
    expect(texts()).toEqual(['refund']);
    expect(known).toMatchObject({ text: 'refund', results: { query: 'refund' } });
  });

  it('asks again for the same when another kind is chosen, or when told to', async () => {
    const { ask, again } = searcher();
    ask('refund');
    await asked[0]!.answer();
    again();
    await asked[1]!.answer();
    ask('refund', 'note');
    expect(asked.map(({ request }) => request.group)).toEqual(['all', 'all', 'note']);
  });

  it('tells an answer also when the text has grown meanwhile', async () => {
    const { ask } = searcher();
    ask('ref');
    ask('refund');
    await asked[0]!.answer();
    expect(known.text).toBe('ref');
    await asked[1]!.answer();
    expect(known.text).toBe('refund');
  });

  it('tells none once the field is empty, or the search is closed', async () => {
    const { ask, stop } = searcher();
    ask('ref');
    ask('');
    await asked[0]!.answer();
    expect(known).toBe(NOTHING_KNOWN);
    ask('fun');
    stop();
    await asked[1]!.answer();
    expect(known).toBe(NOTHING_KNOWN);
  });

  it('goes far back only when nobody types for a moment', async () => {
    const { ask } = searcher();
    ask('ref');
    await asked[0]!.answer(true);
    ask('refund');
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked.map(({ request }) => request.thorough)).toEqual([false, false]);
    await asked[1]!.answer(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked.map(({ request }) => request.thorough)).toEqual([false, false, true]);
  });

  it('knows that it is still looking until all was looked at, and what went wrong there', async () => {
    const { ask, again } = searcher();
    ask('seldom');
    await asked[0]!.answer(true);
    expect(known).toMatchObject({ looking: true, problem: null });
    await vi.advanceTimersByTimeAsync(1000);
    expect(known.looking).toBe(true);
    await asked[1]!.answer(true);
    expect(known).toMatchObject({ looking: false, results: { unfinished: true } });
    again();
    await asked[2]!.answer(true);
    await vi.advanceTimersByTimeAsync(1000);
    await asked[3]!.fail('It was too much.');
    expect(known).toMatchObject({ looking: false, problem: 'It was too much.' });
  });
});
