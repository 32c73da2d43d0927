import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Agent } from '@shared/domain';
import { Exporter, type ExportServices } from '../../../src-main/export/exporter';
import { exportWords } from '../../../src-main/export/words';
import type { ActiveSession } from '../../../src-main/session/active-session';
import { textsOf } from '../../../src-main/shell/texts';
import type { CacheQueries, Store } from '../../../src-main/store/api';
import { stub } from './fakes';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-exporter-'));
  file = join(folder, 'found.csv');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A search of three pages. @param onPage called before each page is answered */
function world(onPage: (page: number) => void | Promise<void>) {
  const told: number[] = [];
  const exporter = new Exporter(
    stub<ExportServices>('services', {
      policy: () => ({ export: 'allowed', file: null, problem: null }),
      words: () => exportWords(textsOf('en'), 'en'),
      chooseFile: async () => file,
      now: () => Date.UTC(2026, 0, 1),
    }),
  );
  const exportMatches = async (_text: string, _context: object, before: number | null) => {
    const page = before ?? 1;
    await onPage(page);
    return { text: `page ${page}\n`, count: 10, next: page < 3 ? page + 1 : null };
  };
  const session = stub<ActiveSession>('session', {
    desk: stub<ActiveSession['desk']>('desk', { agent: stub<Agent>('agent', { id: 'rosa' }) }),
    store: stub<Store>('store', { queries: stub<CacheQueries>('queries', { exportMatches }) }),
    send: (_name, payload) => {
      if ('messages' in payload) told.push(payload.messages);
    },
  });
  return { exporter, told, run: () => exporter.matches({ text: 'x' }, session) };
}

describe('an export', () => {
  it('has its name when all pages are written, and tells how far it is', async () => {
    const during: string[][] = [];
    const { run, told } = world(async () => void during.push(await readdir(folder)));
    expect(await run()).toEqual({ outcome: 'done', file, messages: 30 });
    expect(during).toEqual(Array.from({ length: 3 }, () => ['found.csv.heddle-part']));
    expect(told).toEqual([10, 20, 30]);
    expect(await readFile(file, 'utf8')).toBe('page 1\npage 2\npage 3\n');
    expect(await readdir(folder)).toEqual(['found.csv']);
  });

  it('that is cancelled leaves what was there before', async () => {
    await writeFile(file, 'earlier');
    const { run, exporter } = world((page) => (page === 2 ? exporter.cancel() : undefined));
    expect(await run()).toMatchObject({ outcome: 'cancelled' });
    expect(await readFile(file, 'utf8')).toBe('earlier');
    expect(await readdir(folder)).toEqual(['found.csv']);
  });

  it('that fails leaves nothing, and does not keep the next one from running', async () => {
    let isBroken = true;
    const { run } = world((page) => {
      if (isBroken && page === 3) throw new Error('gone');
    });
    await expect(run()).rejects.toThrow('gone');
    expect(await readdir(folder)).toEqual([]);
    isBroken = false;
    expect((await run()).outcome).toBe('done');
  });

  it('is one at a time', async () => {
    const second: unknown[] = [];
    const { run } = world(async (page) => {
      if (page === 1) second.push(await run().catch((error: unknown) => error));
    });
    expect((await run()).outcome).toBe('done');
    expect(second).toMatchObject([{ code: 'export-busy' }]);
  });
});
