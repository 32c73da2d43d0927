import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Snippet } from '@shared/domain';
import { PlantedWords } from '../../helpers/planted';
import { openTestStore, type TestStore } from '../../helpers/store';

let opened: TestStore;

beforeEach(async () => {
  opened = await openTestStore();
});
afterEach(() => opened.dispose());

const snippet = (id: string, change: Partial<Snippet> = {}): Snippet => ({
  id,
  name: `name-${id}`,
  folder: 'Openings',
  text: 'Good morning {{customer.firstName}},',
  language: 'en',
  ...change,
});

const ids = async (work: TestStore['store']['work']) =>
  (await work.ownSnippets()).map(({ id }) => id).toSorted();

test('own snippets are kept, changed and removed, over a restart and beside other marks', async () => {
  const { work } = opened.store;
  await work.markSeen('snippet-like-thread', 5);
  expect(await work.saveOwnSnippet(snippet('a'))).toBe('saved');
  expect(await work.saveOwnSnippet(snippet('b'))).toBe('saved');
  expect(await work.saveOwnSnippet(snippet('a', { text: 'Hello' }))).toBe('saved');
  await work.removeOwnSnippet('b');
  const again = await opened.reopen();
  expect(await again.work.ownSnippets()).toEqual([snippet('a', { text: 'Hello' })]);
  expect((await again.work.allSeen()).size).toBe(1);
});

test('two have not the same name in one language, whatever its case and accents', async () => {
  const { work } = opened.store;
  await work.saveOwnSnippet(snippet('a', { name: 'Café' }));
  expect(await work.saveOwnSnippet(snippet('b', { name: 'cafe', language: 'en-GB' }))).toBe(
    'name-taken',
  );
  expect(await work.saveOwnSnippet(snippet('b', { name: 'cafe', language: 'de' }))).toBe('saved');
  expect(await ids(work)).toEqual(['a', 'b']);
});

test('there is room for five hundred, and changing one needs none', async () => {
  const { work } = opened.store;
  for (let n = 0; n < 500; n += 1) await work.saveOwnSnippet(snippet(`${n}`));
  expect(await work.saveOwnSnippet(snippet('more'))).toBe('no-room');
  expect(await work.saveOwnSnippet(snippet('7', { text: 'Other words' }))).toBe('saved');
});

test('what is in them is in no file that can be read', async () => {
  const words = new PlantedWords(['kreuzspulenbaustein']);
  await opened.store.work.saveOwnSnippet(snippet('a', { text: 'kreuzspulenbaustein' }));
  await opened.store.close();
  expect((await words.findBelow(opened.folder)).findings).toEqual([]);
});

test('a rescue of damaged work brings them back', async () => {
  const { store, folder } = opened;
  await store.work.saveOwnSnippet(snippet('a'));
  await store.close();
  const file = join(folder, 'work.db');
  const bytes = await readFile(file);
  await writeFile(file, bytes.fill(0xa5, 100, 2100));
  const again = await opened.reopen();
  expect(again.recovered.map(({ code }) => code)).toContain('work-damaged');
  expect(await again.work.ownSnippets()).toEqual([snippet('a')]);
});
