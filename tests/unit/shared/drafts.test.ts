import { expect, it } from 'vitest';
import type { Attachment } from '../../../src-shared/domain';
import { joinDrafts } from '../../../src-shared/rules';

const file = (id: string): Attachment => ({
  id,
  name: `${id}.png`,
  mediaType: 'image/png',
  sizeBytes: 1,
  sha256: '0'.repeat(64),
  width: null,
  height: null,
});

it('joins drafts: one text below the other, each file once, in order', () => {
  const first = { text: 'First', attachments: [file('a'), file('b')] };
  const second = { text: 'Second', attachments: [file('b'), file('c')] };
  const joined = joinDrafts(first, second);
  expect(joined.text).toBe('First\n\nSecond');
  expect(joined.attachments.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

it('adds no empty lines for a draft without text', () => {
  const files = { text: '', attachments: [file('a')] };
  const words = { text: 'Words', attachments: [] };
  expect(joinDrafts(files, words)).toEqual({ text: 'Words', attachments: [file('a')] });
  expect(joinDrafts(words, files).text).toBe('Words');
});
