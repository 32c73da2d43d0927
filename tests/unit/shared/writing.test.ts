import { describe, expect, it } from 'vitest';
import {
  fillKnown,
  isScheduled,
  joinDrafts,
  lastCustomerMessageAt,
  smsParts,
  templateGaps,
  versionPoint,
} from '@shared/rules';
import { episode, NOON } from './builders';

describe('an SMS', () => {
  it.each([
    ['', 'gsm7', 0, 160],
    ['a', 'gsm7', 1, 159],
    ['a'.repeat(160), 'gsm7', 1, 0],
    ['a'.repeat(161), 'gsm7', 2, 145],
    ['€', 'gsm7', 1, 158],
    ['ç', 'ucs2', 1, 69],
    ['日本', 'ucs2', 1, 68],
    ['😀'.repeat(36), 'ucs2', 2, 62],
  ] as const)('counts %j', (text, encoding, parts, left) => {
    expect(smsParts(text)).toEqual({ encoding, parts, left });
  });
});

describe('the variables of a snippet', () => {
  const context = {
    customer: { name: 'Grace Okafor', attributes: { Plan: 'Home 100' } },
    agentName: 'Rosa',
  };

  it('are filled in as far as they are known; the others stay as fields', () => {
    const text = fillKnown(
      'Dear {{customer.firstName}}, {{attribute.Plan}}, {{ order number }}.',
      context,
    );
    expect(text).toBe('Dear Grace, Home 100, {{ order number }}.');
    expect(templateGaps(text)).toEqual([{ start: 22, end: 40, name: 'order number' }]);
  });

  it('are none in ordinary text', () => {
    expect(templateGaps('{ "a": {} } {{}} {{a\nb}}')).toEqual([]);
  });
});

describe('a version of a draft', () => {
  const before = (text: string) => ({ text, updatedAt: NOON });

  it('is kept when the field is cleared or much of it goes, or after a pause', () => {
    const long = 'a'.repeat(100);
    expect(versionPoint(before('Hello'), '', NOON + 1)).toBe('cleared');
    expect(versionPoint(before(long), 'b', NOON + 1)).toBe('replaced');
    expect(versionPoint(before('Hello'), 'Hello you', NOON + 60_000)).toBe('paused');
  });

  it('is not kept while one goes on writing, or of next to nothing', () => {
    expect(versionPoint(null, 'Hello', NOON)).toBeNull();
    expect(versionPoint(before('Hello'), 'Hello y', NOON + 59_999)).toBeNull();
    expect(versionPoint(before('Hello'), 'Hello', NOON + 99_999)).toBeNull();
    expect(versionPoint(before('a'), '', NOON + 1)).toBeNull();
    const middle = `${'a'.repeat(100)}wrong${'b'.repeat(100)}`;
    expect(versionPoint(before(middle), middle.replace('wrong', 'right'), NOON + 1)).toBeNull();
  });
});

describe('drafts as one', () => {
  it('quote what the first of them quotes', () => {
    const draft = (quotedMessageId?: string) => ({
      text: 'a',
      attachments: [],
      ...(quotedMessageId ? { quotedMessageId } : {}),
    });
    expect(joinDrafts(draft('m1'), draft('m2')).quotedMessageId).toBe('m1');
    expect(joinDrafts(draft(), draft('m2')).quotedMessageId).toBe('m2');
    expect(joinDrafts(draft(), draft())).not.toHaveProperty('quotedMessageId');
  });
});

describe('what is to be sent later', () => {
  it('waits until its time, and only in the queue', () => {
    expect(isScheduled({ state: 'queued', sendAt: NOON + 1 }, NOON)).toBe(true);
    expect(isScheduled({ state: 'queued', sendAt: NOON }, NOON)).toBe(false);
    expect(isScheduled({ state: 'failed', sendAt: NOON + 1 }, NOON)).toBe(false);
    expect(isScheduled({ state: 'queued', sendAt: null }, NOON)).toBe(false);
    expect(isScheduled({ state: 'queued' }, NOON)).toBe(false);
  });
});

describe('when the customer last wrote', () => {
  it('is what the newest episode says that says it', () => {
    const older = episode({ lastCustomerMessageAt: 5 });
    expect(lastCustomerMessageAt([older, episode({ lastCustomerMessageAt: 9 })])).toBe(9);
    expect(lastCustomerMessageAt([older, episode()])).toBe(5);
    expect(lastCustomerMessageAt([])).toBeNull();
  });

  it('is taken from the last message where an older desk does not say it', () => {
    const last = { id: 'm', side: 'customer' as const, at: 7, preview: '', hasAttachment: false };
    expect(lastCustomerMessageAt([episode({ lastMessage: last })])).toBe(7);
    expect(
      lastCustomerMessageAt([episode({ lastMessage: { ...last, side: 'agent' } })]),
    ).toBeNull();
  });
});
