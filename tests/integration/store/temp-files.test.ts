import Database from 'better-sqlite3';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openToRead, openToWrite } from '../../../src-main/store/sql';
import { PlantedWords } from '../../helpers/planted';

const WORD = 'quastenflachs';
const ROWS = 60_000;
const key = Buffer.alloc(32, 7);
const words = new PlantedWords([WORD]);

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-temp-'));
  file = join(folder, 'cache.db');
  const db = openToWrite({
    file,
    key,
    nativeBinding: undefined,
    synchronous: 'NORMAL',
    cacheKiB: 2048,
    checkpointPages: 1000,
  });
  db.script('CREATE TABLE note (body TEXT NOT NULL) STRICT');
  db.transaction(() => {
    for (let n = 0; n < ROWS; n += 1) {
      db.run('INSERT INTO note VALUES (?)', `${(n * 7919) % ROWS} ${WORD} ${'x'.repeat(80)}`);
    }
  });
  db.close();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Sorts more than fits into the cache, and looks into temporary files while that is under way. */
async function sortedWith(tempStore: number): Promise<{ files: number; found: number }> {
  const db = new Database(file, { readonly: true });
  try {
    db.pragma("cipher = 'aegis'");
    db.key(Buffer.from(`raw:${key.toString('hex')}`));
    db.pragma('cache_size = -256');
    db.pragma(`temp_store = ${tempStore}`);
    const rows = db.prepare<[], { body: string }>('SELECT body FROM note ORDER BY body').iterate();
    expect(rows.next().value?.body).toContain(WORD);
    const held = await words.findHeld([process.pid]);
    for (const { body } of rows) if (!body.includes(WORD)) throw new Error('the sort went wrong');
    return { files: held.files, found: held.findings.length };
  } finally {
    db.close();
  }
}

describe.runIf(process.platform === 'linux')('a sort that does not fit into memory', () => {
  it('leaves plain text in temporary files unless they are kept in memory', async () => {
    // 1: files. This is what would happen: the encryption ends at the database file.
    expect((await sortedWith(1)).found).toBeGreaterThan(0);
    expect(await sortedWith(2)).toEqual({ files: 0, found: 0 });
  });
});

it('every connection of the store keeps them in memory', () => {
  const options = {
    file,
    key,
    nativeBinding: undefined,
    synchronous: 'NORMAL',
    cacheKiB: 512,
  } as const;
  const reader = openToRead(options);
  const writer = openToWrite({ ...options, checkpointPages: 1000 });
  for (const db of [reader, writer]) {
    expect(db.one<{ temp_store: number }>('PRAGMA temp_store')?.temp_store).toBe(2);
    db.close();
  }
});
