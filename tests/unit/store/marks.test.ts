import { expect, test } from 'vitest';
import fc from 'fast-check';
import { oneLine } from '@shared/rules';
import { markAll, messageSnippet, snippetOf, spansIn } from '../../../src-main/store/search/marks';
import { parseSearch } from '@shared/search';
import { compileWords } from '../../../src-main/store/search/compile';
import { message } from '../../fixtures/store/records';
import type { Term } from '../../../src-main/store/search/terms';

const parseQuery = (text: string): readonly Term[] =>
  compileWords(parseSearch(text, { now: 0, dayFirst: true })).terms;

/** Marked text with the hits in brackets. */
const shown = (marked: readonly { text: string; hit: boolean }[]) =>
  marked.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');
const mark = (text: string, query: string) => shown(markAll(text, parseQuery(query)));

test.each([
  ['Crème brûlée, please', 'brulee', 'Crème [brûlée], please'],
  ['refunds and refund', 'ref', '[refunds] and [refund]'],
  ['refunds and refund', 'refund x', 'refunds and [refund]'],
  ['thank you, thank me', '"thank you"', '[thank you], thank me'],
  ['mail zoe@example.com now', 'zoe@exam', 'mail [zoe@example].com now'],
  ['配送状況はどうですか', '送状況', '配[送状況]はどうですか'],
  ['配送状況', '状', '配送[状]況'],
  ['ok😀 fine', '😀', 'ok[😀] fine'],
  ['<b>refund</b>', 'refund', '<b>[refund]</b>'],
  ['call +49 (30) 123-4567 now', '0301234567', 'call +49 ([30) 123-4567] now'],
  ['call +49 (30) 123-4567 now', '30 123 4567', 'call +49 ([30) 123-4567] now'],
  ['call +49 (30) 123-4567 now', '4567', 'call +49 (30) 123-[4567] now'],
  ['order NO6JO3, paid 1,234.50', '6jo', 'order [NO6JO3], paid 1,234.50'],
  ['order NO6JO3, paid 1,234.50', '1234', 'order NO6JO3, paid [1,234].50'],
  ['paid １２３４ ５６７８ yen', '12345678', 'paid [１２３４ ５６７８] yen'],
])('%s searched for %s shows %s', (text, query, expected) => {
  expect(mark(text, query)).toBe(expected);
});

test('a snippet surrounds the first hit, also far into a very long text', () => {
  const text = `${'filler words '.repeat(80_000)}the needle is here ${'and more '.repeat(1000)}`;
  const snippet = shown(snippetOf(text, parseQuery('needle')));
  expect(snippet).toContain('the [needle] is here');
  expect(snippet.startsWith('…') && snippet.endsWith('…')).toBe(true);
  expect(snippet.length).toBeLessThan(260);
});

test('controls, line breaks and bidi overrides do not reach a snippet', () => {
  const snippet = snippetOf('a\u202Eb\0c\r\nrefund\uD800', parseQuery('refund'));
  expect(shown(snippet)).toBe('a b c [refund]\uFFFD');
});

test('the text of a snippet is the text, whatever is marked', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 150 }),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      (text, query) => {
        const marked = snippetOf(text, parseQuery(query));
        const bare = (line: string) => line.replaceAll('…', '').replace(/\s+/gu, '');
        const plain = marked.map((segment) => segment.text).join('');
        expect(bare(oneLine(text))).toContain(bare(plain));
        for (const segment of marked) expect(segment.text.isWellFormed()).toBe(true);
      },
    ),
  );
});

test('spans are places in the text as it was written, in order and apart', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 150 }),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      (text, query) => {
        const spans = spansIn(text, parseQuery(query));
        for (const [index, { start, end }] of spans.entries()) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThan(spans[index - 1]?.end ?? -1);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      },
    ),
  );
});

test('the name of a file is shown when it alone was found', () => {
  const attachment = { id: 'f', name: 'invoice-77.pdf', mediaType: 'application/pdf' };
  const sent = (text: string) =>
    message('m', 't', {
      text,
      attachments: [
        { ...attachment, sizeBytes: 1, sha256: 'a'.repeat(64), width: null, height: null },
      ],
    });
  const snippet = (text: string, query: string) =>
    shown(messageSnippet(sent(text), parseQuery(query)));
  expect(snippet('Here it is', 'invoice')).toBe('[invoice]-77.pdf · Here it is');
  expect(snippet('', '77')).toBe('invoice-[77].pdf');
  expect(snippet('The invoice', 'invoice')).toBe('The [invoice]');
});
