import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok, type Result } from '../../../../src-shared/result';
import type { DraftContent } from '../../../../src-shared/rules';
import {
  DraftKeeper,
  RETRY_FIRST_MS,
  RETRY_MAX_MS,
  SAVE_DELAY_MS,
  type DraftStatus,
} from '../../../../src-renderer/features/composer/draft-keeper';

const draft = (text: string): DraftContent => ({ text, attachments: [] });

/** Saves that end when the test says so. */
function openSaves() {
  const saved: string[] = [];
  const ends: ((result: Result<{ savedAt: number }>) => void)[] = [];
  const statuses: DraftStatus['state'][] = [];
  const keeper = new DraftKeeper(
    (content) => {
      saved.push(content.text);
      return new Promise((resolve) => ends.push(resolve));
    },
    (status) => statuses.push(status.state),
  );
  return { keeper, saved, ends, statuses };
}

describe('DraftKeeper', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('saves once after a pause in typing, and says "saved" only when main answered', async () => {
    const { keeper, saved, ends, statuses } = openSaves();
    keeper.change(draft('H'));
    vi.advanceTimersByTime(SAVE_DELAY_MS - 1);
    keeper.change(draft('Hi'));
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS);
    expect(saved).toEqual(['Hi']);
    expect(statuses.at(-1)).toBe('unsaved');
    ends[0]!(ok({ savedAt: 1 }));
    await vi.advanceTimersByTimeAsync(0);
    expect(statuses.at(-1)).toBe('saved');
  });

  it('never has two saves under way, and the newest content follows', async () => {
    const { keeper, saved, ends, statuses } = openSaves();
    keeper.change(draft('one'));
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS);
    keeper.change(draft('two'));
    keeper.change(draft('three'));
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS);
    expect(saved).toEqual(['one']);
    ends[0]!(ok({ savedAt: 1 }));
    await vi.advanceTimersByTimeAsync(0);
    expect(saved).toEqual(['one', 'three']);
    expect(statuses.at(-1)).toBe('unsaved');
    ends[1]!(ok({ savedAt: 2 }));
    await vi.advanceTimersByTimeAsync(0);
    expect(statuses.at(-1)).toBe('saved');
  });

  it('flushes at once', async () => {
    const { keeper, saved, ends } = openSaves();
    keeper.change(draft('bye'));
    const flushed = keeper.flush();
    expect(saved).toEqual(['bye']);
    ends[0]!(ok({ savedAt: 1 }));
    await flushed;
  });

  it('says what went wrong and saves the same content with the next try', async () => {
    const { keeper, saved, ends, statuses } = openSaves();
    keeper.change(draft('precious'));
    const first = keeper.flush();
    ends[0]!(err({ code: 'disk', message: 'The disk is full.' }));
    await first;
    expect(statuses.at(-1)).toBe('failed');
    const second = keeper.flush();
    expect(saved).toEqual(['precious', 'precious']);
    ends[1]!(ok({ savedAt: 2 }));
    await second;
    expect(statuses.at(-1)).toBe('saved');
  });

  it('tries again by itself what could not be saved, less and less often, with what is newest', async () => {
    const { keeper, saved, ends, statuses } = openSaves();
    const fail = async (index: number) => {
      ends[index]!(err({ code: 'disk-full', message: 'The disk is full.' }));
      await vi.advanceTimersByTimeAsync(0);
    };
    keeper.change(draft('one'));
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS);
    await fail(0);
    await vi.advanceTimersByTimeAsync(RETRY_FIRST_MS);
    expect(saved).toEqual(['one', 'one']);
    await fail(1);
    await vi.advanceTimersByTimeAsync(RETRY_FIRST_MS);
    expect(saved).toHaveLength(2);
    keeper.change(draft('two'));
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS);
    expect(saved).toEqual(['one', 'one', 'two']);
    for (let n = 2; n < 8; n += 1) {
      await fail(n);
      await vi.advanceTimersByTimeAsync(RETRY_MAX_MS);
    }
    expect(saved).toHaveLength(9);
    ends[8]!(ok({ savedAt: 1 }));
    await vi.advanceTimersByTimeAsync(0);
    expect(statuses.at(-1)).toBe('saved');
    await vi.advanceTimersByTimeAsync(10 * RETRY_MAX_MS);
    expect(saved).toHaveLength(9);
  });

  it('forgets what was sent and waits for a save that could bring it back', async () => {
    const { keeper, saved, ends } = openSaves();
    keeper.change(draft('sent'));
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS);
    keeper.change(draft('sent too'));
    let discarded = false;
    const done = keeper.discard().then(() => (discarded = true));
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS);
    expect(discarded).toBe(false);
    ends[0]!(ok({ savedAt: 1 }));
    await done;
    expect(saved).toEqual(['sent']);
  });

  it('writes nothing while main changes the draft, and the newest content after that', async () => {
    const { keeper, saved, ends } = openSaves();
    keeper.change(draft('before'));
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS);
    let suspended = false;
    const suspending = keeper.suspend().then((resume) => {
      suspended = true;
      return resume;
    });
    await vi.advanceTimersByTimeAsync(0);
    // A save that is under way could still come after what main does.
    expect(suspended).toBe(false);
    ends[0]!(ok({ savedAt: 1 }));
    const resume = await suspending;
    keeper.change(draft('typed meanwhile'));
    const flushed = keeper.flush();
    await vi.advanceTimersByTimeAsync(SAVE_DELAY_MS * 4);
    expect(saved).toEqual(['before']);
    keeper.change(draft('joined'));
    resume();
    await vi.advanceTimersByTimeAsync(0);
    expect(saved).toEqual(['before', 'joined']);
    ends[1]!(ok({ savedAt: 2 }));
    await flushed;
    expect(keeper.unsaved).toBe(false);
  });
});
