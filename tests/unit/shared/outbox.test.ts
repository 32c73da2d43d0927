import { expect, it } from 'vitest';
import { UNDO_SEND_MAX_SECONDS } from '../../../src-shared/domain/limits';
import { holdLeftMs, isOnlyHere } from '../../../src-shared/rules';

const NOW = 1_700_000_000_000;
const HOUR_MS = 3_600_000;

it('counts what is left of a hold', () => {
  expect(holdLeftMs(null, NOW)).toBe(0);
  expect(holdLeftMs(NOW + 5000, NOW)).toBe(5000);
  expect(holdLeftMs(NOW, NOW)).toBe(0);
  expect(holdLeftMs(NOW - HOUR_MS, NOW)).toBe(0);
});

it('ends a hold that a clock which was set back would make last for hours', () => {
  const max = UNDO_SEND_MAX_SECONDS * 1000;
  expect(holdLeftMs(NOW + max, NOW)).toBe(max);
  expect(holdLeftMs(NOW + max + 1, NOW)).toBe(0);
  expect(holdLeftMs(NOW + 5 * HOUR_MS, NOW)).toBe(0);
});

it('knows what the desk certainly has not carried out', () => {
  expect(isOnlyHere({ state: 'queued' })).toBe(true);
  expect(isOnlyHere({ state: 'queued', maybeSent: true })).toBe(false);
  expect(isOnlyHere({ state: 'failed' })).toBe(true);
  expect(isOnlyHere({ state: 'conflict' })).toBe(true);
  expect(isOnlyHere({ state: 'sending' })).toBe(false);
  expect(isOnlyHere({ state: 'confirming' })).toBe(false);
});
