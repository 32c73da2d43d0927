import { describe, expect, it } from 'vitest';
import type { Snippet } from '../../../../src-shared/domain';
import {
  matchingSnippets,
  snippetQueryAt,
} from '../../../../src-renderer/features/composer/snippet-query';

describe('snippetQueryAt', () => {
  it.each([
    ['/', 1, { start: 0, end: 1, filter: '' }],
    ['Hello /gre', 10, { start: 6, end: 10, filter: 'gre' }],
    ['Hello\n/gre', 10, { start: 6, end: 10, filter: 'gre' }],
    ['3/4', 3, null],
    ['see https://a', 13, null],
    ['/gre then more', 14, null],
    ['/gre then more', 4, { start: 0, end: 4, filter: 'gre' }],
    ['a//b', 4, null],
    [`${'x'.repeat(60)}/gre`, 64, null],
  ])('%j with the caret at %i', (text, caret, expected) => {
    expect(snippetQueryAt(text, caret)).toEqual(expected);
  });
});

describe('matchingSnippets', () => {
  const snippet = (name: string, language = 'en', text = 'text'): Snippet => ({
    id: name + language,
    name,
    folder: 'Openings',
    text,
    language,
  });
  const names = (list: readonly Snippet[]) => list.map((each) => `${each.name}.${each.language}`);

  it('puts names that begin with the filter before names and texts that hold it', () => {
    const all = [snippet('regret', 'en'), snippet('greeting'), snippet('bye', 'en', 'greetings')];
    expect(names(matchingSnippets(all, 'gre', null))).toEqual([
      'greeting.en',
      'regret.en',
      'bye.en',
    ]);
  });

  it("puts the customer's language first, with or without a region", () => {
    const all = [snippet('hello', 'en'), snippet('hello', 'de')];
    expect(names(matchingSnippets(all, '', 'de-AT'))).toEqual(['hello.de', 'hello.en']);
  });

  it('leaves out what does not fit', () => {
    expect(matchingSnippets([snippet('hello')], 'zzz', 'en')).toEqual([]);
  });
});
