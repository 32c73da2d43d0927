import { describe, expect, it } from 'vitest';
import { FILTER_KEYS, filterAtCaret, keyAtCaret, valueSpan } from '../../../../src-shared/search';

/** The caret is where the bar stands; two of them are a selection. */
function at(marked: string) {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|');
  const text = marked.replaceAll('|', '');
  return { text, selection: { start, end: end > start ? end - 1 : start } };
}

const filter = (marked: string) => {
  const { text, selection } = at(marked);
  const found = filterAtCaret(text, selection);
  return found && { ...found, span: text.slice(found.span.start, found.span.end) };
};

describe('the filter at the caret', () => {
  it.each([
    ['tag:|', { key: 'tag', typed: '', span: 'tag:', without: false }],
    ['late tag:re|', { key: 'tag', typed: 're', span: 'tag:re', without: false }],
    ['-tag:re|', { key: 'tag', typed: 're', span: '-tag:re', without: true }],
    ['tag:re| more', { key: 'tag', typed: 're', span: 'tag:re', without: false }],
    ['from:"Ana S|"', { key: 'from', typed: 'Ana S', span: 'from:"Ana S"', without: false }],
    ['from:"Ana S|', { key: 'from', typed: 'Ana S', span: 'from:"Ana S', without: false }],
    ['tag:|late| x', { key: 'tag', typed: '', span: 'tag:late', without: false }],
  ])('in %s', (marked, expected) => {
    expect(filter(marked)).toEqual(expected);
  });

  it.each(['|tag:re', 'tag|:re', 'tag:r|e', 'tag:re |', 'http:x|', 'late|', '|', 'a:|'])(
    'in %s there is none',
    (marked) => expect(filter(marked)).toBeNull(),
  );
});

describe('the value of a filter', () => {
  it.each([
    ['tag:late', 'late'],
    ['-from:"Ana Silva"', 'Ana Silva'],
    ['on:march 2025', 'march 2025'],
    ['from:“Ana”', 'Ana'],
    ['tag:', ''],
  ])('of %s', (text, value) => {
    const span = valueSpan(text, { start: 0, end: text.length });
    expect(text.slice(span.start, span.end)).toBe(value);
  });
});

describe('the key at the caret', () => {
  it.each([
    ['fr|', ['from']],
    ['late ch|', ['channel']],
    ['-ta|', ['tag']],
    ['f|', null],
    ['late|', null],
    ['fr| om', null],
  ])('of %s', (marked, keys) => {
    const { text, selection } = at(marked);
    expect(keyAtCaret(text, selection, FILTER_KEYS)?.keys ?? null).toEqual(keys);
  });
});
