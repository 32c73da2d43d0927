import { describe, expect, it } from 'vitest';
import {
  emojiOfUse,
  findEmoji,
  inTone,
  loadEmoji,
  countIdOf,
} from '../../../../src-renderer/features/emoji/emoji';
import { shortcodeAt } from '../../../../src-renderer/features/emoji/use-shortcodes';

describe('emoji', () => {
  it.each([
    ['en', 'heart', '❤️'],
    ['de', 'danke', '🙏'],
    ['es', 'corazon', '❤️'],
    ['fr', 'cœur', '❤️'],
    ['ja', 'ハート', '❤️'],
    ['ar', 'heart', '❤️'],
  ] as const)('are found in %s by %s', async (language, typed, expected) => {
    const found = findEmoji(await loadEmoji(language), typed, new Map(), 100);
    expect(found.map(({ emoji }) => emoji)).toContain(expected);
  });

  it('come in the order of use among equals', async () => {
    const all = await loadEmoji('en');
    const [first, second] = findEmoji(all, 'face', new Map(), 2);
    const order = new Map([[second?.emoji ?? '', 3]]);
    expect(findEmoji(all, 'face', order, 1)[0]?.emoji).toBe(second?.emoji);
    expect(first?.emoji).not.toBe(second?.emoji);
  });

  it('take a tone of skin, and lose the sign that it implies', () => {
    expect(inTone({ emoji: '👍', hasTones: true }, 3)).toBe('👍🏽');
    expect(inTone({ emoji: '☝️', hasTones: true }, 1)).toBe('☝🏻');
    expect(inTone({ emoji: '😀', hasTones: false }, 3)).toBe('😀');
    expect(inTone({ emoji: '👍', hasTones: true }, 0)).toBe('👍');
  });

  it('are counted under an id that leads back to them', () => {
    for (const emoji of ['😀', '👩🏽‍💻', '❤️']) expect(emojiOfUse(countIdOf(emoji))).toBe(emoji);
    expect(emojiOfUse('snippet-1')).toBeNull();
    expect(emojiOfUse('emoji:zz')).toBeNull();
  });
});

describe('a shortcode', () => {
  it.each([
    ['Hi :sm', 6, { start: 3, end: 6, typed: 'sm', closed: false }],
    [':tada:', 6, { start: 0, end: 6, typed: 'tada', closed: true }],
    ['at 10:30', 8, null],
    ['Note: yes', 9, null],
    ['a:b', 3, null],
    [':)', 2, null],
    ['Hi :D', 5, null],
  ])('in %j at %i', (text, caret, expected) => {
    expect(shortcodeAt(text, caret)).toEqual(expected);
  });
});
