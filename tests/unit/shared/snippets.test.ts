import { describe, expect, test } from 'vitest';
import { nameConflict, snippetNameOf, type KnownSnippet } from '../../../src-shared/rules';

const snippet = (id: string, name: string, own: boolean, language = 'en'): KnownSnippet => ({
  id,
  name,
  folder: '',
  text: 'text',
  language,
  own,
});

describe('the name of a snippet', () => {
  test.each([
    ['greeting', 'greeting'],
    ['/greeting', 'greeting'],
    ['good morning', 'good-morning'],
    ['a / b', 'a-b'],
    ['  two', 'two'],
  ])('typed as %j is %j', (typed, name) => {
    expect(snippetNameOf(typed)).toBe(name);
  });
});

describe('a conflict of names', () => {
  const mine = snippet('mine', 'Grüße', true, 'de');
  const team = snippet('team', 'greeting', false);

  test('is with an own one, or with the team’s', () => {
    expect(nameConflict(snippet('x', 'grusse', true, 'de'), [mine, team])).toBeNull();
    expect(nameConflict(snippet('x', 'gruße', true, 'de-AT'), [mine, team])).toBe(mine);
    expect(nameConflict(snippet('x', 'Greeting', true), [mine, team])).toBe(team);
  });

  test('is not with itself, and not with another language', () => {
    expect(nameConflict(mine, [mine, team])).toBeNull();
    expect(nameConflict(snippet('x', 'greeting', true, 'fr'), [mine, team])).toBeNull();
  });

  test('with both is told of the own one, which has to give way', () => {
    const own = snippet('own', 'greeting', true);
    expect(nameConflict(snippet('x', 'greeting', true), [team, own])).toBe(own);
  });
});
