import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { isDiskError, toStoreError } from '../errors';
import { kindOf, removeDatabase } from '../files';
import type { WorkCounts } from '../findings';
import { PAGE_BYTES, graftFirstPage, type RawAccess } from '../raw-pages';
import type { ReadDb, WriteDb } from '../sql';
import type { SealedTable } from './sealed';

/** Opens a file as the work database, with its log; throws when it is none. */
export type OpenCopy = (file: string) => WriteDb;

/** A damaged database, and how one that is sound would be opened. */
export interface Damaged {
  readonly file: string;
  readonly access: RawAccess;
  readonly applicationId: number;
  readonly open: OpenCopy;
}

/** The ids of the rows that people miss when they are lost. */
export type Ids = Readonly<Record<keyof WorkCounts, readonly string[]>>;

/** Where they are kept. */
export const TABLE_OF = {
  commands: 'outbox',
  drafts: 'draft',
  attachments: 'made_attachment',
} as const satisfies Record<keyof WorkCounts, SealedTable>;

/** Copies what can be read of a file; what the disk does not give back is zero in the copy. */
function copyWhatIsReadable(from: string, to: string): void {
  try {
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
    return;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EIO')) throw error;
  }
  const source = openSync(from, 'r');
  const target = openSync(to, 'w', 0o600);
  try {
    const page = new Uint8Array(PAGE_BYTES);
    const { size } = fstatSync(source);
    for (let at = 0; at < size; at += PAGE_BYTES) {
      page.fill(0);
      try {
        readSync(source, page, 0, PAGE_BYTES, at);
      } catch {
        // A broken sector: this page is lost.
      }
      writeSync(target, page, 0, PAGE_BYTES, at);
    }
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

const LOG_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** A gibibyte; a log that speaks of more is none. */
const PAGES_MAX = 262_144;

/**
 * How many pages the database has by its log: each last frame of a transaction says so
 * (https://www.sqlite.org/fileformat2.html#the_write_ahead_log). 0 when there is no log.
 */
function pagesByLog(file: string): number {
  if (kindOf(file) !== 'file') return 0;
  const log = readFileSync(file);
  let pages = 0;
  const frameBytes = FRAME_HEADER_BYTES + PAGE_BYTES;
  for (let at = LOG_HEADER_BYTES; at + frameBytes <= log.length; at += frameBytes) {
    // Frames of an earlier round of the log have other salts than its header.
    if (log.compare(log, 16, 24, at + 8, at + 16) !== 0) break;
    pages = Math.max(pages, log.readUInt32BE(at + 4));
  }
  return pages <= PAGES_MAX ? pages : 0;
}

/**
 * Copies a database file, in whole pages, with its log or without. A file that is shorter than its
 * log says gets empty pages at its end, or SQLite would not bring the log into it.
 */
function copyDatabase(file: string, copy: string, { log }: { readonly log: boolean }): void {
  removeDatabase(copy);
  if (kindOf(file) === 'file') copyWhatIsReadable(file, copy);
  else writeFileSync(copy, '', { mode: 0o600 });
  if (log && kindOf(`${file}-wal`) === 'file') copyWhatIsReadable(`${file}-wal`, `${copy}-wal`);
  const pages = Math.ceil(statSync(copy).size / PAGE_BYTES);
  truncateSync(copy, Math.max(1, pages, pagesByLog(`${copy}-wal`)) * PAGE_BYTES);
}

/** The ids that a table has, read from its index or, when that is damaged, from its rows. */
function idsOf(db: ReadDb, table: SealedTable): string[] {
  const read = (how: string) =>
    db.all<{ id: string }>(`SELECT id FROM ${table} ${how}`).map((row) => row.id);
  try {
    return read('');
  } catch {
    return read('NOT INDEXED');
  }
}

function allIds(db: ReadDb): Ids | null {
  try {
    return {
      commands: idsOf(db, TABLE_OF.commands),
      drafts: idsOf(db, TABLE_OF.drafts),
      attachments: idsOf(db, TABLE_OF.attachments),
    };
  } catch {
    return null;
  }
}

/**
 * Moves the log of a copy into its file.
 *
 * @returns the ids that the tables should hold; null when nobody can say
 * @throws when the file and its log do not open as the work database
 */
function fold(copy: string, open: OpenCopy): Ids | null {
  const db = open(copy);
  try {
    const ids = allIds(db);
    db.script('PRAGMA wal_checkpoint(TRUNCATE)');
    return ids;
  } finally {
    db.close();
  }
}

/** Null when the files do not allow it; a full disk is not their fault. */
function attempt<T>(action: () => T): { readonly value: T } | null {
  try {
    return { value: action() };
  } catch (error) {
    if (isDiskError(toStoreError(error))) throw error;
    return null;
  }
}

/**
 * Makes a copy without a log, as whole as it gets: with the log, with another first page, alone.
 *
 * @returns the ids that should be in it; null when nobody can say
 * @throws when there is no room for a copy
 */
export function prepareCopy(
  { file, access, applicationId, open }: Damaged,
  copy: string,
): Ids | null {
  copyDatabase(file, copy, { log: true });
  const whole = attempt(() => fold(copy, open));
  if (whole) return whole.value;
  copyDatabase(file, copy, { log: true });
  graftFirstPage(copy, access, applicationId);
  if (attempt(() => fold(copy, open))) return null;
  // The log is another database's.
  copyDatabase(file, copy, { log: false });
  return attempt(() => fold(copy, open))?.value ?? null;
}
