import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * All pages of a database as SQLite decrypts them: free ones, and what lies unused between the rows,
 * included. Everything that somebody with the key could find.
 */
export function decryptedPages(file: string, key: Uint8Array): Buffer {
  const db = new Database(file);
  try {
    db.pragma("cipher = 'aegis'");
    db.key(Buffer.from(`raw:${Buffer.from(key).toString('hex')}`));
    return db.serialize();
  } finally {
    db.close();
  }
}

/** How often a word is in the decrypted pages of a cache that is closed, in whatever case. */
export function countInCache(folder: string, key: Uint8Array, word: string): number {
  const logs = readdirSync(folder).filter((name) => /-(wal|journal)$/.test(name));
  for (const name of logs) {
    if (statSync(join(folder, name)).size > 0) throw new Error(`${name} is not empty`);
  }
  const text = decryptedPages(join(folder, 'cache.db'), key).toString('latin1').toLowerCase();
  return text.split(word.toLowerCase()).length - 1;
}
