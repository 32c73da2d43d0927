import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  episodeAfterMessage,
  episodeReopened,
  episodeResolved,
  episodeSnoozed,
  withIntent,
} from '@shared/rules';
import { MINUTE, NOON, episode, message } from './builders';

const TARGET_MINUTES = 30;
const ROSA = { agentId: 'ag-1', at: NOON };

describe('an episode after a message', () => {
  it('waits on us after the customer wrote, with a target', () => {
    const after = episodeAfterMessage(episode(), message(), TARGET_MINUTES);
    expect(after).toMatchObject({
      state: 'waiting-on-us',
      waitingSince: NOON,
      targetAt: NOON + 30 * MINUTE,
      turns: { customer: 1, agent: 0 },
    });
  });

  it('keeps the first target when the customer writes again: who waits is not set back', () => {
    const first = episodeAfterMessage(episode(), message(), TARGET_MINUTES);
    const second = episodeAfterMessage(
      first,
      message({ id: 'me-2', at: NOON + 5 * MINUTE }),
      TARGET_MINUTES,
    );
    expect(second.targetAt).toBe(first.targetAt);
    expect(second.turns.customer).toBe(1);
    expect(second.lastMessage?.id).toBe('me-2');
  });

  it('waits on the customer after an answer, without a target', () => {
    const asked = episodeAfterMessage(episode(), message(), TARGET_MINUTES);
    const answered = episodeAfterMessage(
      asked,
      message({ id: 'me-2', side: 'agent', at: NOON + MINUTE }),
      TARGET_MINUTES,
    );
    expect(answered).toMatchObject({
      state: 'waiting-on-customer',
      waitingSince: null,
      targetAt: null,
      turns: { customer: 1, agent: 1 },
    });
  });

  it('is not changed by what the system says', () => {
    const before = episode({ state: 'waiting-on-us', targetAt: NOON });
    expect(episodeAfterMessage(before, message({ side: 'system' }), TARGET_MINUTES)).toBe(before);
  });

  it('wakes from a snooze, unless the snooze says to sleep on', () => {
    const asleep = (wakeOnReply: boolean) =>
      episodeSnoozed(
        episode(),
        { until: NOON + 90 * MINUTE, wakeOnReply, reason: 'part ordered' },
        ROSA,
      );
    expect(episodeAfterMessage(asleep(true), message(), TARGET_MINUTES).state).toBe(
      'waiting-on-us',
    );
    const sleepsOn = episodeAfterMessage(asleep(false), message(), TARGET_MINUTES);
    expect(sleepsOn.state).toBe('snoozed');
    expect(sleepsOn.lastMessage?.id).toBe('me-1');
  });

  it('has a target exactly while it waits on us, whatever happens', () => {
    const step = fc.constantFrom('customer', 'agent', 'system', 'snooze', 'resolve', 'reopen');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let current = episode();
        steps.forEach((action, index) => {
          const at = NOON + index * MINUTE;
          if (action === 'snooze') {
            current = episodeSnoozed(
              current,
              { until: null, wakeOnReply: true, reason: '' },
              { agentId: 'ag-1', at },
            );
          } else if (action === 'resolve') {
            current = episodeResolved(current, { agentId: 'ag-1', at, outcome: null });
          } else if (action === 'reopen') {
            current = episodeReopened(current, at, TARGET_MINUTES);
          } else {
            current = episodeAfterMessage(
              current,
              message({ id: `me-${index}`, side: action, at }),
              TARGET_MINUTES,
            );
          }
          const waits = current.state === 'waiting-on-us';
          expect(current.targetAt !== null).toBe(waits);
          expect(current.waitingSince !== null).toBe(waits);
          expect(current.snooze !== null).toBe(current.state === 'snoozed');
        });
      }),
    );
  });
});

describe('reopening', () => {
  it('starts the target anew: nobody was late while it slept', () => {
    const asked = episodeAfterMessage(episode(), message(), TARGET_MINUTES);
    const resolved = episodeResolved(asked, { agentId: 'ag-1', at: NOON, outcome: 'sent' });
    const later = NOON + 600 * MINUTE;
    expect(episodeReopened(resolved, later, TARGET_MINUTES)).toMatchObject({
      state: 'waiting-on-us',
      targetAt: later + 30 * MINUTE,
      resolvedAt: null,
      resolvedById: null,
      outcome: null,
    });
  });
});

describe('intents', () => {
  it('adds a new one and changes a known one in its place', () => {
    const one = withIntent([], { intentId: 'a', label: 'refund', state: 'open', messageId: 'm' });
    const two = withIntent(one, {
      intentId: 'b',
      label: 'red light',
      state: 'open',
      messageId: null,
    });
    const done = withIntent(two, {
      intentId: 'a',
      label: null,
      state: 'answered',
      messageId: null,
    });
    expect(done.map(({ id, label, state, messageId }) => [id, label, state, messageId])).toEqual([
      ['a', 'refund', 'answered', 'm'],
      ['b', 'red light', 'open', null],
    ]);
  });
});
