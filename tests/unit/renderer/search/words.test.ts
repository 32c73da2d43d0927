import { expect, test } from 'vitest';
import type { SearchResults } from '@shared/ipc';
import { exchanged, wordsOf } from '../../../../src-renderer/features/search/words';

const of = (query: string, corrected: SearchResults['corrected'] = []) =>
  wordsOf({ query, corrected } as SearchResults);

test.each([
  ['router broken', 'router broken'],
  ['from:customer router', 'router'],
  ['router from:customer broken after:march', 'router broken'],
  ['customer:"Grace Okafor"', ''],
  ['"red light" -green OR blue', '"red light" -green OR blue'],
  ['', ''],
])('%s was found by %s', (query, words) => {
  expect(of(query)).toBe(words);
});

test('what was corrected is found as it was corrected', () => {
  expect(of('from:me Ruoter again', [{ from: 'ruoter', to: 'router' }])).toBe('router again');
  expect(exchanged('Mon routeur', 'ruoter', 'router')).toBe('router');
});
