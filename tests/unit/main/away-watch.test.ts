import { beforeEach, describe, expect, it } from 'vitest';
import { ABSENCE_MIN_MS, FED_AT_ONCE } from '@shared/rules';
import { AwayWatch } from '../../../src-main/session/away-watch';
import { episode, episodeRow } from './fakes';

const START = 1_000_000_000;
let now = START;
let marked: number | null = null;

beforeEach(() => {
  now = START;
  marked = null;
});

async function open(lastHereAt: number | null): Promise<AwayWatch> {
  return AwayWatch.open({
    work: {
      lastHereAt: async () => lastHereAt,
      markHere: async (at) => {
        marked = at;
      },
    },
    now: () => now,
    changed: () => undefined,
  });
}

const waiting = (id: string, waitingSince: number, targetAt = waitingSince) =>
  episodeRow(episode(id, { state: 'waiting-on-us', waitingSince, targetAt }));

describe('when the agent was away', () => {
  it('nobody was, who was never here', async () => {
    const away = await open(null);
    away.connection(true);
    expect(away.absence()).toBeNull();
  });

  it('is also while Heddle was closed, and what came back is let in by urgency', async () => {
    const away = await open(START - 3 * ABSENCE_MIN_MS);
    away.connection(true);
    expect(away.absence()).toEqual({ since: START - 3 * ABSENCE_MIN_MS, until: START });
    const rows = [5, 1, 4, 2, 3].map((n) => waiting(`e${n}`, START - n * 1000, START + n));
    rows.push(waiting('old', START - 4 * ABSENCE_MIN_MS), waiting('new', START + 1));
    const batch = away.batch(rows);
    expect(batch).toMatchObject({ total: 5, shown: ['e1', 'e2', 'e3'], held: ['e4', 'e5'] });
    expect(away.threadIds().toSorted()).toEqual([1, 2, 3, 4, 5].map((n) => `thread-e${n}`));
    // One was answered: the next one takes its place, and none is lost from the count.
    const left = rows.filter(({ episode: { id } }) => id !== 'e2');
    expect(away.batch(left)).toMatchObject({ total: 5, shown: ['e1', 'e3', 'e4'], held: ['e5'] });
    away.showAll();
    expect(away.batch(left)?.held).toEqual([]);
    away.dismiss();
    expect(away.batch(left)).toBeNull();
  });

  it.each([
    ['the connection is gone', (away: AwayWatch, on: boolean) => away.connection(!on)],
    ['they say so', (away: AwayWatch, on: boolean) => away.presence(on ? 'away' : 'online')],
  ])('is while %s', async (_why, set) => {
    const away = await open(null);
    away.connection(true);
    now += 1000;
    set(away, true);
    now += ABSENCE_MIN_MS - 1;
    expect(away.absence()).toBeNull();
    now += 2;
    expect(away.absence()).toEqual({ since: START + 1000, until: now });
    set(away, false);
    const end = now;
    now += 60_000;
    expect(away.absence()).toEqual({ since: START + 1000, until: end });
  });

  it('is not for a moment without a connection', async () => {
    const away = await open(null);
    away.connection(true);
    away.connection(false);
    now += ABSENCE_MIN_MS - 1;
    away.connection(true);
    expect(away.absence()).toBeNull();
  });

  it('is while the computer slept: nothing was heard of it', async () => {
    const away = await open(null);
    away.connection(true);
    await away.beat();
    expect(marked).toBe(START);
    now += 10 * ABSENCE_MIN_MS;
    await away.beat();
    expect(away.absence()).toEqual({ since: START, until: now });
    expect(marked).toBe(now);
  });

  it('lets more in with time, so that nobody is forgotten', async () => {
    const away = await open(START - 2 * ABSENCE_MIN_MS);
    away.connection(true);
    const rows = Array.from({ length: 20 }, (_, n) => waiting(`e${n}`, START - 1000 - n));
    expect(away.batch(rows)?.shown).toHaveLength(FED_AT_ONCE);
    now += 10 * 60_000;
    expect(away.batch(rows)?.shown).toHaveLength(FED_AT_ONCE + 5);
  });
});
