import { describe, expect, it } from 'vitest';
import { channelSchema } from '@shared/domain';
import {
  channelRules,
  episodeAfterMessage,
  filesProblem,
  isReplyWindowClosed,
  replyWindowClosesAt,
} from '@shared/rules';
import { DAY, episode, message, MINUTE, NOON } from './builders';

const MIB = 1024 * 1024;
const file = (name: string, mediaType: string, sizeBytes = 1000) => ({
  name,
  mediaType,
  sizeBytes,
});

describe('the reply window of a channel', () => {
  it('closes a day after the customer wrote on WhatsApp, and seven days after on Messenger', () => {
    expect(replyWindowClosesAt('whatsapp', NOON)).toBe(NOON + DAY);
    expect(replyWindowClosesAt('messenger', NOON)).toBe(NOON + 7 * DAY);
  });

  it('never closes on the others, nor while nobody knows when the customer wrote', () => {
    for (const channel of ['app', 'web', 'sms', 'email'] as const) {
      expect(replyWindowClosesAt(channel, NOON)).toBeNull();
    }
    expect(replyWindowClosesAt('whatsapp', null)).toBeNull();
    expect(isReplyWindowClosed('whatsapp', null, NOON)).toBe(false);
  });

  it('is closed from the very moment on', () => {
    expect(isReplyWindowClosed('whatsapp', NOON, NOON + DAY - 1)).toBe(false);
    expect(isReplyWindowClosed('whatsapp', NOON, NOON + DAY)).toBe(true);
  });

  it('begins anew with each message of the customer, and not with ours, notes or the system’s', () => {
    const asked = episodeAfterMessage(episode(), message(), 30);
    expect(asked.lastCustomerMessageAt).toBe(NOON);
    const answered = episodeAfterMessage(
      asked,
      message({ id: 'me-2', side: 'agent', at: NOON + MINUTE }),
      30,
    );
    expect(answered.lastCustomerMessageAt).toBe(NOON);
    const told = episodeAfterMessage(answered, message({ side: 'system', at: NOON + DAY }), 30);
    expect(told.lastCustomerMessageAt).toBe(NOON);
    const again = episodeAfterMessage(answered, message({ id: 'me-3', at: NOON + DAY }), 30);
    expect(again.lastCustomerMessageAt).toBe(NOON + DAY);
  });

  it('begins anew also when the customer writes into a snooze that sleeps on', () => {
    const asleep = episode({
      state: 'snoozed',
      snooze: { until: NOON + DAY, wakeOnReply: false, reason: '' },
    });
    const after = episodeAfterMessage(asleep, message({ at: NOON + MINUTE }), 30);
    expect(after).toMatchObject({ state: 'snoozed', lastCustomerMessageAt: NOON + MINUTE });
  });
});

describe('what a channel carries', () => {
  it('has rules for every channel', () => {
    expect(Object.keys(channelRules).sort()).toEqual([...channelSchema.options].sort());
  });

  it('names the file that is of the wrong kind, or too large', () => {
    expect(
      filesProblem('whatsapp', [file('a.png', 'image/png'), file('b.webp', 'image/webp')]),
    ).toEqual({ kind: 'type', name: 'b.webp', mediaType: 'image/webp' });
    expect(filesProblem('whatsapp', [file('big.jpg', 'image/jpeg', 6 * MIB)])).toEqual({
      kind: 'size',
      name: 'big.jpg',
      maxBytes: 5 * MIB,
    });
    expect(filesProblem('whatsapp', [file('big.pdf', 'application/pdf', 15 * MIB)])).toBeNull();
  });

  it('counts the files and adds up their sizes', () => {
    const pictures = Array.from({ length: 11 }, (_, n) => file(`${n}.png`, 'image/png'));
    expect(filesProblem('messenger', pictures)).toEqual({ kind: 'count', max: 10, have: 11 });
    const halves = [file('a.jpg', 'image/jpeg', 3 * MIB), file('b.jpg', 'image/jpeg', 3 * MIB)];
    expect(filesProblem('sms', halves)).toEqual({
      kind: 'total',
      maxBytes: 5 * MIB,
      haveBytes: 6 * MIB,
    });
    expect(filesProblem('web', halves)).toBeNull();
  });
});
