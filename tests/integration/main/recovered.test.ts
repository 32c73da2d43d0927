import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { tellRecovered } from '../../../src-main/shell/dialogs';
import { textsOf } from '../../../src-main/shell/texts';
import { type TestDesk, testDesk } from '../../fixtures/desk/desk';
import { type Console, startConsole } from './console';

/* What the agent is told of damage, from the file on the disk to the words on the screen. */

const shown = vi.hoisted(() => vi.fn(async (_options: unknown) => ({ response: 0 })));
vi.mock('electron', () => ({ app: {}, dialog: { showMessageBox: shown } }));

const DRAFTS = 12;
const PAGE = 4096;

let desk: TestDesk;
let folder: string;
let app: Console;

beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk.close());

const start = () =>
  startConsole(folder, 0, {
    recovered: (findings) => tellRecovered(textsOf('en'), findings),
  });

beforeEach(async () => {
  shown.mockClear();
  folder = await mkdtemp(join(tmpdir(), 'heddle-recovered-'));
  app = await start();
  await app.call('session.signIn', { url: desk.url, user: 'rosa', password: 'practice' });
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

/** Ends the app, damages a file of its profile, and starts it again. */
async function startAfterDamage(name: 'work.db' | 'cache.db'): Promise<void> {
  const file = join(app.sessions.current()?.folder ?? '', name);
  await app.close();
  const bytes = await readFile(file);
  bytes.fill(0xa5, 0, PAGE);
  await writeFile(file, bytes);
  app = await start();
  await app.sessions.start({ account: null, practiceAsked: false });
}

async function expectTold(sentence: string): Promise<void> {
  expect(shown.mock.calls).toEqual([
    [
      {
        type: 'warning',
        title: 'Local data was damaged',
        message: 'Heddle found something wrong with the local data and put it right.',
        detail: sentence,
      },
    ],
  ]);
  expect((await app.call('sync.panel', undefined)).recovered).toEqual([sentence]);
  // It is told once: whoever has read it is not told again.
  await app.close();
  app = await start();
  await app.sessions.start({ account: null, practiceAsked: false });
  expect(app.sessions.current()).not.toBeNull();
  expect(shown).toHaveBeenCalledTimes(1);
  expect((await app.call('sync.panel', undefined)).recovered).toEqual([]);
}

it('damaged work: the dialog and the sync panel say what was rescued', async () => {
  for (let n = 0; n < DRAFTS; n += 1) {
    const { threadId } = await desk.newThread();
    const text = `typed ${n}`;
    await app.call('draft.save', { threadId, mode: 'reply', text, attachments: [] });
  }
  await startAfterDamage('work.db');
  await expectTold(
    'The file with your unsent work was damaged. Rescued: 12 drafts. Whether there was more cannot be seen any longer: check what you wrote last; the damaged file is kept for your IT.',
  );
});

it('a damaged cache: they say that nothing is lost, also after a start at which nobody read it', async () => {
  shown.mockImplementationOnce(() => new Promise(() => undefined));
  await startAfterDamage('cache.db');
  expect(shown).toHaveBeenCalledTimes(1);
  shown.mockClear();
  await app.close();
  app = await start();
  await app.sessions.start({ account: null, practiceAsked: false });
  await expectTold(
    'The local copy of the conversations was damaged. Heddle put it aside and gets everything from the desk again; go on working meanwhile.',
  );
});
