import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Attachment, Command } from '@shared/domain';
import type { Store } from '../../../src-main/store/api';
import { T0 } from '../../fixtures/store/records';
import { attachmentDoc } from '../../fixtures/sync/documents';
import { openTestStore, type TestStore } from '../../helpers/store';

const MINUTE = 60_000;
const DAY = 86_400_000;

let opened: TestStore;
let store: Store;
beforeEach(async () => {
  opened = await openTestStore();
  store = opened.store;
});
afterEach(() => opened.dispose());

const save = (text: string, now: number) =>
  store.work.saveDraft({ threadId: 't1', mode: 'reply', text, attachments: [] }, now);
const texts = async () => (await store.work.draftVersions('t1', 'reply')).map(({ text }) => text);

function reply(text: string, madeAt: number): Command {
  return {
    id: `command-${madeAt}`,
    madeAt,
    body: {
      kind: 'reply',
      threadId: 't1',
      episodeId: 'e1',
      messageId: `m-${madeAt}`,
      text,
      attachmentIds: [],
      lastSeenMessageId: null,
      acceptStale: false,
      quotedMessageId: 'm0',
    },
  };
}

test('what is typed in one go is one draft; a pause makes a version of what was there', async () => {
  await save('Dear', T0);
  await save('Dear Grace', T0 + 1000);
  expect(await texts()).toEqual([]);
  await save('Dear Grace, the', T0 + 3 * MINUTE);
  expect(await store.work.draftVersions('t1', 'reply')).toMatchObject([
    { text: 'Dear Grace', why: 'paused', at: T0 + 1000 },
  ]);
  expect(await store.work.draftVersions('t1', 'note')).toEqual([]);
});

test('a cleared field, a large deletion and what was sent can be returned to, also after a restart', async () => {
  const long = 'The parcel was sent on Monday and should be with you by Thursday at the latest.';
  await save(long, T0);
  await save('No.', T0 + 1000);
  await save('', T0 + 2000);
  await store.work.enqueue(reply('It is on its way', T0 + 3000), 't1');
  store = await opened.reopen();
  expect(
    (await store.work.draftVersions('t1', 'reply')).map(({ why, text }) => [why, text]),
  ).toEqual([
    ['sent', 'It is on its way'],
    ['cleared', 'No.'],
    ['replaced', long],
  ]);
});

test('there are twenty of a draft at most, none older than two weeks, none twice in a row', async () => {
  for (let n = 0; n < 30; n += 1) {
    await store.work.keepDraftVersion('t1', 'reply', `Version ${n}`, T0 + n * MINUTE);
  }
  expect(await texts()).toHaveLength(20);
  await store.work.keepDraftVersion('t1', 'reply', 'Version 29', T0 + 40 * MINUTE);
  expect((await texts()).filter((text) => text === 'Version 29')).toHaveLength(1);
  await store.work.keepDraftVersion('t1', 'reply', 'Much later', T0 + 15 * DAY);
  expect(await texts()).toEqual(['Much later']);
});

test('a reply that is taken back quotes what it quoted', async () => {
  await store.work.enqueue(reply('Yes', T0), 't1', { sendAt: T0 + DAY });
  await store.work.cancel(`command-${T0}`);
  expect(await store.work.draft('t1', 'reply')).toMatchObject({
    text: 'Yes',
    quotedMessageId: 'm0',
  });
});

test('a time to be sent at outlives a restart, can be changed, and ends with sending', async () => {
  const command = reply('Tomorrow', T0);
  const after: Command = {
    id: 'after',
    madeAt: T0,
    body: { kind: 'resolve', episodeId: 'e1', outcome: null },
  };
  await store.work.enqueue(command, 't1', { sendAt: T0 + DAY, after });
  store = await opened.reopen();
  expect((await store.work.outbox()).map(({ sendAt }) => sendAt)).toEqual([T0 + DAY, T0 + DAY]);
  await store.work.schedule(command.id, T0 + 2 * DAY);
  expect((await store.work.outbox()).map(({ sendAt }) => sendAt)).toEqual([
    T0 + 2 * DAY,
    T0 + 2 * DAY,
  ]);
  await store.work.schedule(command.id, null);
  expect((await store.work.outbox()).map(({ sendAt }) => sendAt)).toEqual([undefined, undefined]);
  await store.work.markSending([command.id]);
  expect(await store.work.schedule(command.id, T0 + DAY)).toBeNull();
});

test('what is used is counted, the last used first', async () => {
  await store.work.noteUse('s1', T0);
  await store.work.noteUse('s2', T0 + 1);
  await store.work.noteUse('s1', T0 + 2);
  store = await opened.reopen();
  expect(await store.work.uses()).toEqual([
    { id: 's1', count: 2, lastAt: T0 + 2 },
    { id: 's2', count: 1, lastAt: T0 + 1 },
  ]);
});

test('a file goes into the draft of a reply once, whether or not there is one', async () => {
  const [first, second] = ['a', 'b'].map((id) => attachmentDoc(id, new Uint8Array([1]))) as [
    Attachment,
    Attachment,
  ];
  await store.work.addFileToDraft('t1', first, T0);
  await store.work.saveDraft(
    { threadId: 't1', mode: 'reply', text: 'See both', attachments: [first] },
    T0 + 1,
  );
  await store.work.addFileToDraft('t1', first, T0 + 2);
  await store.work.addFileToDraft('t1', second, T0 + 3);
  store = await opened.reopen();
  expect(await store.work.draft('t1', 'reply')).toMatchObject({
    text: 'See both',
    attachments: [first, second],
  });
  expect(await store.work.draft('t1', 'note')).toBeNull();
});
