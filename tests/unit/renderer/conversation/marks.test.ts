import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  markedPieces,
  safeSpans,
  spansWithin,
} from '../../../../src-renderer/features/conversation/marks';
import { safeText } from '../../../../src-renderer/ui';

const cut = (text: string, spans: readonly { start: number; end: number }[]) =>
  spans.map(({ start, end }) => text.slice(start, end));

test('marks stay on their words when a text is made safe to look at', () => {
  const text = 'a\u202Eb \0 refund\r\nfor \uFEFFme: Crème';
  const spans = ['refund', 'me', 'Crème'].map((word) => ({
    start: text.indexOf(word),
    end: text.indexOf(word) + word.length,
  }));
  expect(cut(safeText(text), safeSpans(text, spans))).toEqual(['refund', 'me', 'Crème']);
});

test('nothing is marked when a span tears what belongs together', () => {
  expect(safeSpans('a\r\nb', [{ start: 0, end: 2 }])).toEqual([]);
  expect(safeSpans('😀', [{ start: 0, end: 1 }])).toEqual([]);
});

const spanned = fc.string({ unit: 'binary', maxLength: 60 }).chain((text) =>
  fc.tuple(
    fc.constant(text),
    fc
      .uniqueArray(fc.nat(text.length), { maxLength: 8 })
      .map((ends) => ends.toSorted((a, b) => a - b))
      .map((ends) =>
        Array.from({ length: ends.length >> 1 }, (_, n) => ({
          start: ends[n * 2] ?? 0,
          end: ends[n * 2 + 1] ?? 0,
        })),
      ),
  ),
);

test('whatever is marked, the text is the text', () => {
  fc.assert(
    fc.property(spanned, fc.nat(60), fc.nat(60), ([text, spans], from, length) => {
      const pieces = markedPieces(safeText(text), safeSpans(text, spans));
      expect(pieces.map((piece) => piece.text).join('')).toBe(safeText(text));
      const part = text.slice(from, from + length);
      const within = spansWithin(spans, from, part.length);
      expect(
        markedPieces(part, within)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(part);
      const marked = [...text].length === text.length ? cut(text, spans).join('').length : null;
      if (marked !== null && from === 0 && length >= text.length) {
        expect(cut(part, within).join('').length).toBe(marked);
      }
    }),
  );
});
