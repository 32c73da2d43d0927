import { describe, expect, it } from 'vitest';
import { watchSilence } from '../../../src-main/connectors/desk/silence';
import { createFakeClock } from '../../fixtures/sync/fake-clock';

const LIMIT_MS = 30_000;
const HOUR_MS = 3_600_000;

describe('a request that nothing is heard of', () => {
  it('ends after the limit, and not before', async () => {
    const clock = createFakeClock();
    const watch = watchSilence(clock, LIMIT_MS, new AbortController().signal);
    await clock.run(LIMIT_MS - 1000);
    watch.touch();
    await clock.run(LIMIT_MS - 1000);
    expect(watch.signal.aborted).toBe(false);
    await clock.run(2000);
    expect(watch.silent).toBe(true);
    expect(watch.signal.aborted).toBe(true);
  });

  it('ends soon although the clock of the computer is set back by hours meanwhile', async () => {
    const base = createFakeClock();
    let skewMs = 0;
    const clock = base.skewed(() => skewMs);
    const watch = watchSilence(clock, LIMIT_MS, new AbortController().signal);
    await base.run(5000);
    skewMs = -16 * HOUR_MS;
    await base.run(3 * LIMIT_MS);
    expect(watch.silent).toBe(true);
  });

  it('is left alone while whoever reads is busy', async () => {
    const clock = createFakeClock();
    const outer = new AbortController();
    const watch = watchSilence(clock, LIMIT_MS, outer.signal);
    watch.hold();
    await clock.run(10 * LIMIT_MS);
    expect(watch.silent).toBe(false);
    outer.abort();
    expect(watch.signal.aborted).toBe(true);
    expect(watch.silent).toBe(false);
    await clock.run(1);
    expect(clock.sleepers).toBe(0);
  });
});
