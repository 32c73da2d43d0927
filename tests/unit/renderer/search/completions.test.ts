import { describe, expect, it } from 'vitest';
import {
  keyCompletions,
  valueCompletions,
} from '../../../../src-renderer/features/search/completions';
import { keptMatches } from '../../../../src-renderer/features/search/use-kept-searches';
import { filterAtCaret, keyAtCaret } from '../../../../src-shared/search';

/** What is offered when the caret is where the bar stands. */
function offered(marked: string, values: readonly string[] = []) {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const at = filterAtCaret(text, { start: caret, end: caret });
  return at === null ? [] : valueCompletions(text, at, values);
}

const texts = (marked: string, values?: readonly string[]) =>
  offered(marked, values).map(({ text }) => text);

describe('what a filter may become', () => {
  it.each([
    [
      'from:a|',
      ['Ana Silva', 'Bo Amsel'],
      ['from:agent ', 'from:"Ana Silva" ', 'from:"Bo Amsel" '],
    ],
    ['-tag:l|', ['Late', 'Refund'], ['-tag:Late ']],
    ['via:w|', [], ['via:web ', 'via:whatsapp ']],
    ['on:last| more', [], ['on:"last week" more', 'on:"last month" more']],
    ['customer:jose|', ['José Núñez'], ['customer:"José Núñez" ']],
    ['tag:late|', ['Late'], []],
    ['nothing|', ['nothing'], []],
  ])('in %s', (marked, values, expected) => {
    expect(texts(marked, values)).toEqual(expected);
  });

  it('is at most six, and leaves the caret behind it', () => {
    const many = offered('tag:|', ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(many).toHaveLength(6);
    expect(many[0]).toMatchObject({ text: 'tag:a ', caret: 6 });
    expect(offered('tag:| x', ['a'])[0]).toMatchObject({ text: 'tag:a x', caret: 6 });
  });

  it('is found by what it is called in the language of the agent too', () => {
    const called = (key: string, value: string | null) =>
      key === 'status'
        ? value === null
          ? 'Zustand'
          : value === 'resolved'
            ? 'gelöst'
            : null
        : null;
    const whole = { start: 10, end: 10 };
    const at = filterAtCaret('status:gel', whole);
    expect(at && valueCompletions('status:gel', at, [], called)).toMatchObject([
      { text: 'status:resolved ', label: 'status:resolved', words: 'gelöst' },
    ]);
    const key = keyAtCaret('zust', { start: 4, end: 4 }, ['status'], (each) => called(each, null));
    expect(key && keyCompletions('zust', key, called)).toMatchObject([
      { label: 'status:', words: 'Zustand', text: 'status:' },
    ]);
  });

  it('is a key first', () => {
    const at = keyAtCaret('late ch', { start: 7, end: 7 }, ['channel', 'customer']);
    expect(at && keyCompletions('late ch', at)).toMatchObject([
      { label: 'channel:', text: 'late channel:', caret: 13 },
    ]);
  });
});

describe('searches of before that fit', () => {
  const kept = {
    recent: [
      { text: 'red light', at: 3 },
      { text: 'tag:late', at: 2 },
      { text: 'light bulb', at: 1 },
    ],
    saved: [{ id: 's', name: 'Lights', text: 'tag:late' }],
  };

  it('are those with a name first, each text once', () => {
    expect(keptMatches(kept, 'Li').map(({ name, text }) => name ?? text)).toEqual([
      'Lights',
      'red light',
      'light bulb',
    ]);
    expect(keptMatches(kept, 'late').map(({ name, text }) => name ?? text)).toEqual(['Lights']);
  });

  it('are none for one letter, and never what is typed already', () => {
    expect(keptMatches(kept, 'l')).toEqual([]);
    expect(keptMatches(kept, 'Red light')).toEqual([]);
  });
});
