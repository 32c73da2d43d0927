import { createHmac } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkKey, noteKey, syncFile } from './files';

/*
 * While a folder's databases are being given another key, `key.check` holds this note instead of the
 * check of one key. It fits no key, so nobody opens the store then; it says which two keys belong to
 * the folder, so that nobody goes on with others; and which database had which of them last.
 */

const FILE = 'key.check';
const HEAD = 'changing';

/** The two keys of a change. */
export interface KeyPair {
  readonly from: Uint8Array;
  readonly to: Uint8Array;
}

export type WhichKey = keyof KeyPair;

function mark(key: Uint8Array): string {
  return createHmac('sha256', key).update('heddle store key change 1').digest('hex');
}

interface Note {
  readonly keys: readonly string[];
  /** The mark of its key, by database. */
  readonly files: ReadonlyMap<string, string>;
}

function readNote(folder: string): Note | null {
  try {
    const lines = readFileSync(join(folder, FILE), 'utf8').trim().split('\n');
    const [head, first = '', second = '', ...files] = lines;
    if (head !== HEAD) return null;
    const pairs = files.map((line) => line.split(' '));
    return {
      keys: [first, second],
      files: new Map(pairs.map(([name = '', owner = '']) => [name, owner])),
    };
  } catch {
    return null;
  }
}

/**
 * What the folder knows about two keys. `known`: it belongs to one of them, or is between the two;
 * `other`: it belongs to neither; `unknown`: nothing was noted.
 */
export function checkKeys(folder: string, { from, to }: KeyPair): 'known' | 'other' | 'unknown' {
  const note = readNote(folder);
  if (note) {
    return [from, to].every((key) => note.keys.includes(mark(key))) ? 'known' : 'other';
  }
  const verdicts = [checkKey(folder, from), checkKey(folder, to)];
  if (verdicts.includes('own')) return 'known';
  return verdicts.includes('other') ? 'other' : 'unknown';
}

/** The key that a database had when it could still be read. */
export function lastKeyOf(folder: string, name: string, { to }: KeyPair): WhichKey {
  const note = readNote(folder);
  if (note) return note.files.get(name) === mark(to) ? 'to' : 'from';
  return checkKey(folder, to) === 'own' ? 'to' : 'from';
}

/** Notes that the databases are being given another key, and which of them has which now. */
export function noteKeyChange(
  folder: string,
  keys: KeyPair,
  files: ReadonlyMap<string, WhichKey>,
): void {
  const owners = [...files].map(([name, which]) => `${name} ${mark(keys[which])}`);
  const lines = [HEAD, mark(keys.from), mark(keys.to), ...owners];
  const file = join(folder, FILE);
  writeFileSync(`${file}.new`, `${lines.join('\n')}\n`, { mode: 0o600 });
  syncFile(`${file}.new`);
  renameSync(`${file}.new`, file);
}

/** Takes the note back, because nothing was changed. */
export function dropKeyChange(folder: string, { from }: KeyPair, wasKnown: boolean): void {
  if (readNote(folder) === null) return;
  if (wasKnown) noteKey(folder, from);
  else rmSync(join(folder, FILE), { force: true });
}
