import { describe, expect, it } from 'vitest';
import {
  laterChoices,
  nextMorningIn,
} from '../../../../src-renderer/features/composer/send-later-times';
import { windowState } from '../../../../src-renderer/features/composer/use-reply-window';

const at = (text: string) => new Date(text).getTime();
const HOUR = 3_600_000;

describe('the times that are offered for sending later', () => {
  it('are in order, in the future, and each only where it means something', () => {
    const now = at('2026-03-03T10:12:00');
    const choices = laterChoices(now, null);
    expect(choices.map(({ id }) => id)).toEqual(['hour', 'evening', 'tomorrow', 'monday']);
    for (const choice of choices) expect(choice.at).toBeGreaterThan(now);
    expect(laterChoices(at('2026-03-03T19:00:00'), null).map(({ id }) => id)).not.toContain(
      'evening',
    );
    // On a Sunday tomorrow is Monday.
    expect(laterChoices(at('2026-03-01T10:00:00'), null).map(({ id }) => id)).not.toContain(
      'monday',
    );
  });

  it('know when it is nine where the customer is', () => {
    const now = Date.UTC(2026, 2, 3, 12);
    expect(nextMorningIn('Asia/Tokyo', now)).toBe(Date.UTC(2026, 2, 4, 0));
    expect(nextMorningIn('America/New_York', now)).toBe(Date.UTC(2026, 2, 3, 14));
    expect(nextMorningIn('Asia/Kathmandu', now)).toBe(Date.UTC(2026, 2, 4, 3, 15));
    expect(nextMorningIn('Nowhere/Land', now)).toBeNull();
  });

  it('keep nine o’clock over a change of the clocks', () => {
    // In New York the clocks go forward on 8 March 2026 at two in the morning.
    expect(nextMorningIn('America/New_York', Date.UTC(2026, 2, 7, 20))).toBe(
      Date.UTC(2026, 2, 8, 13),
    );
  });
});

describe('the state of a reply window', () => {
  it('is soon in the last hour and closed from its end on', () => {
    expect(windowState(null, 0)).toBe('none');
    expect(windowState(5 * HOUR, 0)).toBe('open');
    expect(windowState(HOUR, 0)).toBe('soon');
    expect(windowState(HOUR, HOUR)).toBe('closed');
  });
});
