import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type TestDesk, testDesk } from '../../fixtures/desk/desk';
import { type Console, startConsole } from './console';

/* Exports and kept searches through the real main process and a real desk. */

const WAIT = { timeout: 20_000 };

let desk: TestDesk;
let folder: string;
let out: string;
let app: Console;
/** The name of the chosen file; null: the agent cancels. */
let chosen: string | null;

beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-export-'));
  out = join(folder, 'out');
  await mkdir(out);
  chosen = 'found.csv';
  const chooseFile = () => (chosen === null ? null : join(out, chosen));
  app = await startConsole(folder, 0, { chooseFile });
  await app.call('session.signIn', { url: desk.url, user: 'rosa', password: 'practice' });
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function knownThread(text: string) {
  const thread = await desk.newThread({ text });
  const asked = { threadId: thread.threadId, anchor: { at: 'end' }, limit: 50 } as const;
  await vi.waitUntil(
    () =>
      app
        .call('conversation.messages', asked)
        .then(({ messages }) => messages.length > 0)
        .catch(() => false),
    WAIT,
  );
  return thread;
}

it('writes every match into a file that a spreadsheet reads, and tells how far it is', async () => {
  const { threadId } = await knownThread('=cmd() where is my parasol?');
  const result = await app.call('export.matches', { text: 'parasol' });
  const file = join(out, 'found.csv');
  expect(result).toEqual({ outcome: 'done', file, messages: 1 });
  const text = await readFile(file, 'utf8');
  expect(text.startsWith('\uFEFF"time","customer"')).toBe(true);
  expect(text).toContain(`"'=cmd() where is my parasol?"`);
  expect(text).toContain(`heddle://thread/${threadId}?message=`);
  expect(app.heard.filter(({ name }) => name === 'export-progress')).toHaveLength(1);
  expect(await readdir(out)).toEqual(['found.csv']);
});

it('writes a conversation as a page, or hands it to the printer', async () => {
  const { threadId } = await knownThread('<b>two</b> parasols');
  chosen = 'talk.html';
  const page = await app.call('export.conversation', { threadId, to: 'file', internal: true });
  expect(page).toMatchObject({ outcome: 'done', messages: 1 });
  const html = await readFile(join(out, 'talk.html'), 'utf8');
  expect(html).toContain('&lt;b&gt;two&lt;/b&gt; parasols');
  expect(html.trimEnd().endsWith('</html>')).toBe(true);
  chosen = 'talk.pdf';
  await app.call('export.conversation', { threadId, to: 'file', internal: true });
  expect(await readdir(out)).toEqual(['talk.html', 'talk.pdf']);
  const printed = await app.call('export.conversation', {
    threadId,
    to: 'printer',
    internal: false,
  });
  expect(printed).toEqual({ outcome: 'done', file: null, messages: 1 });
});

it('leaves nothing behind when the agent cancels or the place does not take it', async () => {
  await knownThread('a parasol again');
  chosen = null;
  expect(await app.call('export.matches', { text: 'parasol' })).toMatchObject({
    outcome: 'cancelled',
  });
  chosen = 'missing/found.csv';
  expect(await app.refusal('export.matches', { text: 'parasol' })).toBe('export-no-place');
  await mkdir(join(out, 'taken.csv'));
  chosen = 'taken.csv';
  expect(await app.refusal('export.matches', { text: 'parasol' })).toBe('export-no-place');
  expect(await readdir(out)).toEqual(['taken.csv']);
  chosen = 'found.csv';
  expect((await app.call('export.matches', { text: 'parasol' })).outcome).toBe('done');
});

it('is off where the organisation says so, at once', async () => {
  const { threadId } = await knownThread('no parasol');
  expect((await app.call('policy.get', undefined)).export).toBe('allowed');
  await writeFile(join(folder, 'policy.json'), '{"export": "off"}');
  expect((await app.call('policy.get', undefined)).export).toBe('off');
  expect(await app.refusal('export.matches', { text: 'parasol' })).toBe('export-off');
  const request = { threadId, to: 'printer', internal: false } as const;
  expect(await app.refusal('export.conversation', request)).toBe('export-off');
  expect(await readdir(out)).toEqual([]);
});

it('keeps what was searched for over a restart, and tells the screen of changes', async () => {
  await app.call('search.remember', { text: 'red light' });
  await app.call('search.save', { id: 's1', name: 'Late ones', text: 'tag:late' });
  const topics = app.heard.flatMap((each) =>
    each.name === 'changed' ? [...each.payload.topics] : [],
  );
  expect(topics).toContain('kept-searches');
  await app.close();
  app = await startConsole(folder);
  await app.sessions.start({ account: null, practiceAsked: false });
  const kept = await app.call('search.kept', undefined);
  expect(kept.recent.map(({ text }) => text)).toEqual(['red light']);
  expect(kept.saved).toEqual([{ id: 's1', name: 'Late ones', text: 'tag:late' }]);
  await app.call('search.forget', { text: null });
  await app.call('search.removeSaved', { id: 's1' });
  expect(await app.call('search.kept', undefined)).toEqual({ recent: [], saved: [] });
  await vi.waitUntil(
    () => app.call('search.values', { kind: 'team', typed: '' }).then((teams) => teams.length > 0),
    WAIT,
  );
});
