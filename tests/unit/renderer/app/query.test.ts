import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createQueryClient } from '../../../../src-renderer/app/query/client';
import { createInvalidator } from '../../../../src-renderer/app/query/invalidation';
import { heddleKey, threadOfKey } from '../../../../src-renderer/app/query/keys';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watched() {
  const client = createQueryClient();
  const asked: string[] = [];
  const watch = (name: string, queryKey: readonly unknown[]) => {
    const queryFn = () => {
      asked.push(name);
      return Promise.resolve(name);
    };
    new QueryObserver(client, { queryKey, queryFn }).subscribe(() => undefined);
  };
  watch('page', heddleKey('inbox.page', { state: 'snoozed', filter: 'mine', offset: 0, limit: 9 }));
  watch('a', heddleKey('conversation.open', { threadId: 'a' }));
  watch('b', heddleKey('conversation.open', { threadId: 'b' }));
  const invalidator = createInvalidator(client);
  return { asked, invalidator };
}

async function settled() {
  await vi.advanceTimersByTimeAsync(1000);
}

describe('what main says changed is asked again', () => {
  test('by topic and thread', async () => {
    const { asked, invalidator } = watched();
    await settled();
    asked.length = 0;
    invalidator.changed({ topics: ['conversation'], threadIds: ['b'] });
    await settled();
    expect(asked).toEqual(['b']);
    invalidator.changed({ topics: ['inbox'], threadIds: ['b'] });
    await settled();
    expect(asked).toEqual(['b', 'page']);
    invalidator.changed({ topics: ['conversation'] });
    await settled();
    expect(asked.toSorted()).toEqual(['a', 'b', 'b', 'page']);
    invalidator.changed({ topics: ['customer'] });
    await settled();
    expect(asked).toHaveLength(4);
  });

  test('a flood is gathered, and its last change is never lost', async () => {
    const { asked, invalidator } = watched();
    await settled();
    asked.length = 0;
    for (let index = 0; index < 500; index += 1) {
      invalidator.changed({ topics: ['conversation'], threadIds: [index < 499 ? 'a' : 'b'] });
      await vi.advanceTimersByTimeAsync(1);
    }
    await settled();
    expect(asked.filter((name) => name === 'a').length).toBeLessThan(10);
    expect(asked).toContain('b');
  });

  test('changes of several threads add up, and one without threads means all', async () => {
    const { asked, invalidator } = watched();
    await settled();
    asked.length = 0;
    invalidator.changed({ topics: ['search'] });
    invalidator.changed({ topics: ['conversation'], threadIds: ['a'] });
    invalidator.changed({ topics: ['conversation'] });
    invalidator.changed({ topics: ['conversation'], threadIds: ['a'] });
    await settled();
    expect(asked.toSorted()).toEqual(['a', 'b']);
  });
});

describe('a change that comes while an answer is on its way, which may be of before it', () => {
  const key = heddleKey('conversation.open', { threadId: 'a' });
  const slowly = () => {
    let version = 0;
    const queryFn = async () => {
      const read = version;
      await new Promise((done) => setTimeout(done, 10));
      return read;
    };
    return { queryFn, written: () => (version += 1) };
  };

  test('is asked for again by what is on screen for the first time', async () => {
    const client = createQueryClient();
    const invalidator = createInvalidator(client);
    const { queryFn, written } = slowly();
    new QueryObserver(client, { queryKey: key, queryFn }).subscribe(() => undefined);
    written();
    invalidator.changed({ topics: ['conversation'], threadIds: ['a'] });
    await settled();
    expect(client.getQueryData(key)).toBe(1);
  });

  test('does not keep an answer from coming, however fast changes follow each other', async () => {
    const client = createQueryClient();
    const invalidator = createInvalidator(client);
    let asked = 0;
    const queryFn = async () => {
      asked += 1;
      await new Promise((done) => setTimeout(done, 500));
      return asked;
    };
    const observer = new QueryObserver(client, { queryKey: key, queryFn });
    observer.subscribe(() => undefined);
    for (let at = 0; at < 2000; at += 50) {
      invalidator.changed({ topics: ['conversation'], threadIds: ['a'] });
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(observer.getCurrentResult().data).toBeGreaterThan(1);
    expect(asked).toBeLessThan(10);
  });

  test('leaves what is read ahead marked as old', async () => {
    const client = createQueryClient();
    const invalidator = createInvalidator(client);
    const { queryFn, written } = slowly();
    void client.fetchQuery({ queryKey: key, queryFn });
    written();
    invalidator.changed({ topics: ['conversation'], threadIds: ['a'] });
    await settled();
    expect(client.getQueryState(key)?.isInvalidated).toBe(true);
  });
});

test('the thread of a key', () => {
  expect(threadOfKey(heddleKey('draft.get', { threadId: 'x', mode: 'reply' }))).toBe('x');
  expect(threadOfKey(heddleKey('outbox.list', undefined))).toBeNull();
  expect(threadOfKey(['conversation', 'odd', null])).toBeNull();
});
