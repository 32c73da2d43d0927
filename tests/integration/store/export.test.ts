import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store, TranscriptPlace } from '../../../src-main/store/api';
import { T0, customer, message, oneThread, put } from '../../fixtures/store/records';
import { openTestStore, type TestStore } from '../../helpers/store';

const COUNT = 950;
const words = {
  locale: 'en',
  note: 'internal note',
  whisper: 'whisper',
  attachment: 'Attachment:',
  system: 'System',
};
const frame = { title: 'Conversation', facts: [], footer: 'The end' };

let opened: TestStore;
let store: Store;

beforeAll(async () => {
  opened = await openTestStore();
  store = opened.store;
  const messages = Array.from({ length: COUNT }, (_each, n) =>
    put(
      'message',
      message(`m${n}`, 't1', {
        text: `${n === 3 ? '=HYPERLINK("x")' : 'router'} number ${n}${n % 2 === 0 ? ' even' : ''}`,
        at: T0 + n * 60_000,
        position: n + 1,
        kind: n % 10 === 9 ? 'note' : 'message',
        side: n % 10 === 9 ? 'agent' : 'customer',
      }),
      1,
    ),
  );
  await store.cache.apply({
    records: [
      ...oneThread(1),
      put('customer', customer('c1', { name: 'Amina, H.' }), 2),
      ...messages,
    ],
    malformed: [],
    state: null,
  });
});
afterAll(() => opened.dispose());

async function exported(text: string, page = 400): Promise<{ rows: string[]; pages: number }> {
  const context = { now: T0, dayFirst: true, agentId: 'a1' };
  let before: number | null = null;
  let written = '';
  let pages = 0;
  let count = 0;
  do {
    const answer: Awaited<ReturnType<typeof store.queries.exportMatches>> =
      await store.queries.exportMatches(text, context, before, page);
    written += answer.text;
    count += answer.count;
    before = answer.next;
    pages += 1;
  } while (before !== null);
  expect(written.startsWith('\uFEFF"time",')).toBe(true);
  const rows = written.split('\r\n').slice(1, -1);
  expect(rows).toHaveLength(count);
  return { rows, pages };
}

test('all matches are written, page by page, newest first, each once', async () => {
  const { rows, pages } = await exported('number');
  expect(rows).toHaveLength(COUNT);
  expect(new Set(rows).size).toBe(COUNT);
  expect(pages).toBe(3);
  expect(rows[0]).toContain('"Amina, H."');
  expect(rows[0]).toContain(`number ${COUNT - 1}`);
  expect(rows.at(-1)).toContain('number 0 even');
  expect(rows[COUNT - 1 - 3]).toContain(`"'=HYPERLINK(""x"") number 3"`);
});

test('a page ends where the page size says, also when it fits exactly', async () => {
  expect((await exported('even', 95)).rows).toHaveLength(COUNT / 2);
  expect((await exported('even', COUNT)).rows).toHaveLength(COUNT / 2);
});

test('filters that are checked message by message leave nothing out', async () => {
  expect((await exported('status:waiting-on-customer number')).rows).toHaveLength(COUNT);
  expect((await exported('channel:app even', 7)).rows).toHaveLength(COUNT / 2);
  expect((await exported('channel:whatsapp number')).rows).toHaveLength(0);
});

test('nothing is written for a search for nothing, or that finds nothing', async () => {
  for (const text of ['', '   ', '" "', 'zzzz', 'customer:nobody']) {
    expect((await exported(text)).rows).toEqual([]);
  }
});

async function transcript(internal: boolean, page: number): Promise<string> {
  let after: TranscriptPlace | null = null;
  let html = '';
  do {
    const answer: Awaited<ReturnType<typeof store.queries.exportConversation>> =
      await store.queries.exportConversation(
        { threadId: 't1', internal, words, frame },
        after,
        page,
      );
    html += answer.text;
    after = answer.next;
  } while (after !== null);
  return html;
}

test('a conversation is written from its beginning, and looks the same in pages of any size', async () => {
  const whole = await transcript(true, 10_000);
  expect(await transcript(true, 100)).toBe(whole);
  expect(await transcript(true, 950)).toBe(whole);
  expect(whole.match(/<article/g)).toHaveLength(COUNT);
  expect(whole.match(/<html|<\/html>/g)).toHaveLength(2);
  expect(whole.indexOf('number 0 even')).toBeLessThan(whole.indexOf('number 1<'));
});

test('internal notes are in it only when they are asked for', async () => {
  const without = await transcript(false, 7);
  expect(without.match(/<article/g)).toHaveLength(COUNT - COUNT / 10);
  expect(without).not.toContain('internal note');
});
