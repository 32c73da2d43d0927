import { expect, test } from 'vitest';
import type { SearchResults } from '@shared/ipc';
import { respelled, wordsOf } from '../../../../src-renderer/features/search/words';

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

test('what was corrected is found as it was corrected, and nothing else of it changes', () => {
  const corrected = [
    { from: 'Ruoter', to: 'router', span: { start: 8, end: 14 } },
    { from: 'Gebür', to: 'gebuhr', span: { start: 15, end: 20 } },
  ];
  const query = 'from:me Ruoter Gebür, again has:note';
  expect(of(query, corrected)).toBe('router gebuhr, again');
  expect(respelled({ query, corrected } as SearchResults)).toBe(
    'from:me router gebuhr, again has:note',
  );
});
