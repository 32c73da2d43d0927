import Database from 'better-sqlite3';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Finding, PlantedWords, processTree } from '../helpers/planted';
import type { StartedApp } from './fixtures/app';
import { Console } from './support/console';
import { pictureWith } from './support/picture';
import type { Visitor } from './support/team-desk';
import { expect, test } from './support/team-test';

/*
 * Whatever customers and agents write: no file on this computer may show it. The real app, with a
 * real key ring, is given words that occur nowhere else, and every file that it could have touched is
 * searched for them, while it runs, after crashes, and after it has ended.
 */

test.describe.configure({ timeout: 600_000 });

/** Each goes another way through the app, so that a leak says where it comes from. */
const PLANTED = {
  customer: 'quastenflachsine',
  attribute: 'zwirnhaspelwert',
  message: 'spulenrandmuster',
  history: 'kettfadenbruch',
  unicode: 'fädelöhrglückßig',
  reply: 'schussgarnantwort',
  note: 'litzenstabnotiz',
  draft: 'webkantenentwurf',
  draftFile: 'noppenzwirnanlage',
  textFile: 'riedblattinhalt',
  fileName: 'breithalterdatei',
  picture: 'warenbaumbild',
  search: 'kreuzspulensuche',
} as const;
type Way = keyof typeof PLANTED;

/** What was only searched for is nowhere in the end, and a file that was sent is with the desk. */
const PASSING: ReadonlySet<Way> = new Set(['search', 'textFile']);
const STORED: readonly Way[] = (Object.keys(PLANTED) as Way[]).filter((way) => !PASSING.has(way));

const CUSTOMER = `Grace ${PLANTED.customer}`;
const grace: Visitor = {
  id: 'grace',
  name: CUSTOMER,
  attributes: { Contract: PLANTED.attribute },
};
const long: Visitor = { id: 'long', name: 'Long Thread' };
const HISTORY = 3000;
/** A fill takes its time on a busy computer. */
const SLOW_MS = 180_000;

const words = new PlantedWords(Object.values(PLANTED));

/** Everything that the app may write to, and nothing else. */
interface Place {
  readonly temporary: string;
  readonly home: string;
}

async function makePlace(): Promise<Place & { readonly root: string }> {
  const root = await mkdtemp(join(tmpdir(), 'p-'));
  const place = { root, temporary: join(root, 't'), home: join(root, 'h') };
  await mkdir(place.temporary);
  await mkdir(place.home);
  return place;
}

/** Where planted words are: in files, in their names, and in files that have no name any more. */
async function leaks(app: StartedApp, place: Place, pid: number | null): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const folder of [app.userData, place.temporary, place.home]) {
    findings.push(...(await words.findBelow(folder)).findings);
  }
  if (pid !== null) findings.push(...(await words.findHeld(await processTree(pid))).findings);
  // What the app printed goes into logs of the system.
  return [...findings, ...words.findIn(Buffer.from(app.output()), 'what the app printed')];
}

/** Files that hold what was in the memory of a process that crashed. */
async function memoryDumps(app: StartedApp, place: Place): Promise<string[]> {
  const found: string[] = [];
  for (const folder of [app.userData, place.temporary, place.home]) {
    const names = await readdir(folder, { recursive: true });
    found.push(...names.filter((name) => /\.(?:dmp|mdmp)$|(?:^|[\\/])core(?:\.\d+)?$/.test(name)));
  }
  return found;
}

/** Looks again and again for temporary files, which are there for moments only. */
function watchHeldFiles(pid: number): () => Promise<Finding[]> {
  const findings: Finding[] = [];
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      findings.push(...(await words.findHeld(await processTree(pid))).findings);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  return async () => {
    isOver = true;
    await watching;
    return findings;
  };
}

/** The keys of the profiles, from the key ring as the app itself gets them. */
async function keysOf(app: StartedApp): Promise<Map<string, string>> {
  const root = join(app.userData, 'profiles');
  const keys = new Map<string, string>();
  for (const entry of await readdir(root, { withFileTypes: true })) {
    const file = await readFile(join(root, entry.name, 'key.json'), 'utf8').catch(() => null);
    if (file === null) continue;
    const content: string = JSON.parse(file).current.content;
    const key = await app.electron.evaluate(async ({ safeStorage }, sealed) => {
      const bytes = Buffer.from(sealed, 'base64');
      const store: object = safeStorage;
      // The development runtime is older than the calls that do not block.
      if (!('decryptStringAsync' in store)) return safeStorage.decryptString(bytes);
      return (await safeStorage.decryptStringAsync(bytes)).result;
    }, content);
    keys.set(entry.name, Buffer.from(String(key), 'base64').toString('hex'));
  }
  return keys;
}

/** What a thief with the key would see: copies of the databases without encryption. */
async function decrypted(userData: string, keys: Map<string, string>, into: string): Promise<void> {
  for (const [profile, key] of keys) {
    for (const name of ['cache.db', 'work.db']) {
      const copy = join(into, `${profile}-${name}`);
      await copyFile(join(userData, 'profiles', profile, name), copy);
      const db = new Database(copy);
      db.pragma("cipher = 'aegis'");
      db.key(Buffer.from(`raw:${key}`));
      db.pragma('journal_mode = delete');
      db.pragma("rekey = ''");
      db.close();
    }
  }
}

test('nothing that people write can be read in any file', async ({ desk, start }) => {
  const place = await makePlace();
  const env = { TMPDIR: place.temporary, HOME: place.home };
  await desk.hasWritten(
    long,
    Array.from({ length: HISTORY }, (_each, n) => `${n} ${PLANTED.history} ${'lorem '.repeat(60)}`),
  );
  await desk.arrives(grace, `${PLANTED.message} and ${PLANTED.unicode}`, 'rosa');
  await desk.sends(grace, 'a picture', {
    name: `${PLANTED.fileName}.png`,
    mediaType: 'image/png',
    bytes: pictureWith(PLANTED.picture),
  });

  const app = await start({ args: ['--practice-speed=0'], env });
  const pid = app.electron.process().pid ?? 0;
  const endWatch = watchHeldFiles(pid);
  const console = new Console(app.window);
  await console.signOut();
  await console.signIn(desk.url, 'rosa');
  await expect(console.rows(CUSTOMER)).toBeVisible();
  await expect(console.status).toContainText('History complete', { timeout: SLOW_MS });

  await test.step('reading, answering, noting, attaching, searching', async () => {
    const conversation = await console.open(CUSTOMER);
    await expect(conversation.getByText(PLANTED.message)).toBeVisible();
    await expect(
      conversation.getByRole('img', { name: new RegExp(PLANTED.fileName) }),
    ).toBeVisible();
    const upload = conversation.locator('input[type=file]');
    await upload.setInputFiles({
      name: 'answer.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(`${PLANTED.textFile} `.repeat(40)),
    });
    await expect(conversation.getByText('answer.txt')).toBeVisible();
    await console.answer(CUSTOMER, PLANTED.reply);
    await conversation.getByRole('radio', { name: 'Note' }).click();
    const note = app.window.getByRole('textbox', { name: `Note on ${CUSTOMER}` });
    await note.fill(PLANTED.note);
    await note.press('ControlOrMeta+Enter');
    // A note is written in between; then it is about the customer again.
    await expect(console.reply(CUSTOMER)).toHaveValue('');
    await expect.poll(() => desk.agentTexts(grace), { timeout: SLOW_MS }).toContain(PLANTED.reply);
    await expect.poll(() => desk.agentTexts(grace), { timeout: SLOW_MS }).toContain(PLANTED.note);

    await app.window.keyboard.press('ControlOrMeta+Shift+f');
    const field = console.search.getByRole('combobox');
    await field.fill(PLANTED.history);
    await expect(console.search.getByRole('option').first()).toBeVisible();
    await field.fill(PLANTED.search);
    await expect(console.search.getByRole('option')).toHaveCount(0);
    await field.press('Enter');
    await field.fill('');
    await expect(
      console.search.getByRole('button', { name: PLANTED.search }).first(),
    ).toBeVisible();
    await app.window.keyboard.press('Escape');

    await console.open(long.name);
    const draft = console.reply(long.name);
    await draft.pressSequentially(`${PLANTED.draft} `);
    const own = console.conversation(long.name);
    await own.locator('input[type=file]').setInputFiles({
      name: 'draft.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(PLANTED.draftFile),
    });
    await expect(own.getByText('draft.txt')).toBeVisible();
    await expect(own.getByText('Draft saved').filter({ visible: true })).toHaveCount(1);
  });

  await test.step('a new key: everything is encrypted again', async () => {
    await console.main.getByRole('button', { name: 'Settings' }).click();
    await app.window.getByRole('button', { name: 'Change the key' }).click();
    const dialog = app.window.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Change the key' }).click();
    await expect(dialog).toBeHidden({ timeout: SLOW_MS });
    await expect(console.main).toBeVisible({ timeout: SLOW_MS });
  });

  const keys = await keysOf(app);
  expect(await leaks(app, place, pid)).toEqual([]);

  await test.step('a crash of the page', async () => {
    const shown = () => app.output().split('"milestone":"inbox-shown"').length;
    const before = shown();
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await expect.poll(shown, { timeout: SLOW_MS }).toBeGreaterThan(before);
    expect(await leaks(app, place, pid)).toEqual([]);
    expect(await memoryDumps(app, place)).toEqual([]);
  });

  await test.step('a kill of everything', async () => {
    expect(await endWatch()).toEqual([]);
    const ended = new Promise((resolve) => app.electron.process().once('exit', resolve));
    app.electron.process().kill('SIGKILL');
    await ended;
    expect(await leaks(app, place, null)).toEqual([]);
    expect(await memoryDumps(app, place)).toEqual([]);
  });

  await test.step('an ordinary end', async () => {
    const again = await start({ userData: app.userData, args: ['--practice-speed=0'], env });
    const console2 = new Console(again.window);
    await expect(console2.rows(long.name)).toBeVisible();
    await again.close();
    expect(await leaks(again, place, null)).toEqual([]);
  });

  await test.step('the same search finds all of it once the databases are decrypted', async () => {
    const opened = join(place.root, 'opened');
    await mkdir(opened);
    await decrypted(app.userData, keys, opened);
    const { findings } = await words.findBelow(opened);
    const found = new Set(findings.map(({ word }) => word));
    expect(STORED.filter((way) => !found.has(PLANTED[way]))).toEqual([]);
  });
  await rm(place.root, { recursive: true, force: true });
});
