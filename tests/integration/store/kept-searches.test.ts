import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PlantedWords } from '../../helpers/planted';
import { openTestStore, type TestStore } from '../../helpers/store';

let opened: TestStore;

beforeEach(async () => {
  opened = await openTestStore();
});
afterEach(() => opened.dispose());

test('the last twenty searches are kept, newest first, each once, over a restart', async () => {
  for (let n = 1; n <= 22; n += 1) await opened.store.work.rememberSearch(`search ${n}`, n);
  await opened.store.work.rememberSearch('search 5', 23);
  const { work } = await opened.reopen();
  const { recent } = await work.searches();
  expect(recent).toHaveLength(20);
  expect(recent.slice(0, 3)).toEqual([
    { text: 'search 5', at: 23 },
    { text: 'search 22', at: 22 },
    { text: 'search 21', at: 21 },
  ]);
  expect(recent.filter(({ text }) => text === 'search 5')).toHaveLength(1);
  await work.forgetSearch('search 22');
  expect((await work.searches()).recent[1]?.text).toBe('search 21');
  await work.forgetSearch(null);
  expect((await work.searches()).recent).toEqual([]);
});

test('saved searches are named, renamed and removed, apart from the recent ones', async () => {
  const { work } = opened.store;
  expect(await work.saveSearch({ id: 'a', name: 'Late', text: 'tag:late' })).toBe(true);
  expect(await work.saveSearch({ id: 'b', name: 'Mine', text: 'from:me' })).toBe(true);
  expect(await work.saveSearch({ id: 'a', name: 'Too late', text: 'tag:late' })).toBe(true);
  await work.forgetSearch(null);
  expect((await work.searches()).saved).toEqual([
    { id: 'a', name: 'Too late', text: 'tag:late' },
    { id: 'b', name: 'Mine', text: 'from:me' },
  ]);
  await work.removeSavedSearch('a');
  expect((await work.searches()).saved.map(({ id }) => id)).toEqual(['b']);
});

test('there is room for two hundred saved searches, and renaming needs none', async () => {
  const { work } = opened.store;
  for (let n = 0; n < 200; n += 1) await work.saveSearch({ id: `${n}`, name: `${n}`, text: 'x' });
  expect(await work.saveSearch({ id: 'more', name: 'more', text: 'x' })).toBe(false);
  expect(await work.saveSearch({ id: '7', name: 'seven', text: 'x' })).toBe(true);
});

test('what was searched for is in no file that can be read', async () => {
  const words = new PlantedWords(['kreuzspulensuche']);
  await opened.store.work.rememberSearch('kreuzspulensuche', 1);
  await opened.store.work.saveSearch({ id: 'a', name: 'kreuzspulensuche', text: 'x' });
  const whileOpen = await words.findBelow(opened.folder);
  expect(whileOpen.findings).toEqual([]);
  await opened.store.close();
  expect((await words.findBelow(opened.folder)).findings).toEqual([]);
  expect((await (await opened.reopen()).work.searches()).recent).toHaveLength(1);
});

test('a rescue of damaged work brings the searches back', async () => {
  const { store, folder } = opened;
  await store.work.rememberSearch('light red', 1);
  await store.work.saveSearch({ id: 'a', name: 'Late', text: 'tag:late' });
  await store.close();
  const file = join(folder, 'work.db');
  const bytes = await readFile(file);
  await writeFile(file, bytes.fill(0xa5, 100, 2100));
  const again = await opened.reopen();
  expect(again.recovered.map(({ code }) => code)).toContain('work-damaged');
  expect(await again.work.searches()).toEqual({
    recent: [{ text: 'light red', at: 1 }],
    saved: [{ id: 'a', name: 'Late', text: 'tag:late' }],
  });
});
