import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { linkIn, parseDeepLink, WaitingLink } from '../../../src-main/shell/deep-link';
import { threadLink } from '@shared/rules';

describe('a link into Heddle', () => {
  test.each([
    ['heddle://thread/t-1', { to: 'thread', threadId: 't-1', messageId: null }],
    ['heddle://thread/t-1/', { to: 'thread', threadId: 't-1', messageId: null }],
    ['HEDDLE://thread/t-1?message=m.2', { to: 'thread', threadId: 't-1', messageId: 'm.2' }],
    ['heddle://thread/t-1?message=', { to: 'thread', threadId: 't-1', messageId: null }],
    ['heddle://customer/c:7', { to: 'customer', customerId: 'c:7' }],
    ['heddle://search?q=red+light', { to: 'search', text: 'red light' }],
    ['heddle://search/?q=%20from:me%20', { to: 'search', text: 'from:me' }],
  ])('%s', (address, link) => {
    expect(parseDeepLink(address)).toEqual(link);
  });

  test.each([
    '',
    'thread/t-1',
    'https://thread/t-1',
    'heddle:thread',
    'heddle://thread',
    'heddle://thread/',
    'heddle://thread/%E0%A4%A',
    'heddle://thread/a/b',
    'heddle://settings/',
    'heddle://search?q=',
    'heddle://search',
    `heddle://search?q=${'x'.repeat(1001)}`,
    'heddle://customer/<script>',
  ])('%s leads nowhere', (address) => {
    expect(parseDeepLink(address)).toBeNull();
  });

  it('that Heddle writes is one that it follows', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9._:@-]{1,40}$/);
    fc.assert(
      fc.property(id, id, (threadId, messageId) => {
        // A browser takes these two for the way up.
        fc.pre(threadId !== '.' && threadId !== '..');
        const link = parseDeepLink(threadLink(threadId, messageId));
        expect(link).toEqual({ to: 'thread', threadId, messageId });
      }),
    );
  });

  it('may be any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const address of [text, `heddle://${text}`, `heddle://thread/${text}`]) {
          expect(() => parseDeepLink(address)).not.toThrow();
        }
      }),
    );
  });

  it('is found among the arguments of a process', () => {
    const argv = ['/opt/heddle', '--lang=en', '--', 'heddle://customer/c-1'];
    expect(linkIn(argv)).toEqual({ to: 'customer', customerId: 'c-1' });
    expect(linkIn(['/opt/heddle', 'heddle://nowhere'])).toBeNull();
    expect(linkIn(['/opt/heddle'])).toBeNull();
  });
});

describe('a link that waits', () => {
  it('is followed once, and gives way to a newer one', () => {
    let told = 0;
    const waiting = new WaitingLink(() => {
      told += 1;
    });
    expect(waiting.take()).toBeNull();
    expect(waiting.arrived(null)).toBe(false);
    expect(waiting.arrived({ to: 'search', text: 'one' })).toBe(true);
    waiting.arrived({ to: 'search', text: 'two' });
    expect(told).toBe(2);
    expect(waiting.take()).toEqual({ to: 'search', text: 'two' });
    expect(waiting.take()).toBeNull();
  });
});
