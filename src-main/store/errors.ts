/** What can go wrong in the store, as far as a caller can act on it. */
export type StoreProblem =
  /** The key is not the one the databases were made with. Nothing was changed. */
  | 'wrong-key'
  /** A newer Heddle wrote the database. Nothing was changed. */
  | 'newer-version'
  /** A database file is damaged; it is set aside the next time the store is opened. */
  | 'damaged'
  | 'disk-full'
  /** The files cannot be read or written (rights, a removed disk, a lock of another program). */
  | 'disk'
  /** A newer search made this one pointless. */
  | 'superseded'
  | 'closed'
  /** The worker thread ended; what waited for it was not done. */
  | 'worker-died'
  /** A bug. */
  | 'failed';

const words: Readonly<Record<StoreProblem, string>> = {
  'wrong-key': 'The local data belongs to another key. Sign in again, or ask your IT for help.',
  'newer-version': 'The local data was written by a newer Heddle. Update Heddle to open it.',
  damaged: 'The local data is damaged. Restart Heddle: it sets the damaged file aside.',
  'disk-full': 'The disk is full. Free some space: nothing more can be saved until then.',
  disk: 'The local data cannot be read or written. Check the disk and the rights on the folder.',
  superseded: 'A newer search replaced this one.',
  closed: 'The local data is closed.',
  'worker-died': 'The local data stopped answering. Restart Heddle.',
  failed: 'The local data could not be used because of a mistake in Heddle.',
};

/** Every rejection of the store is one of these. Its message never contains a customer's text. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  /** @param detail for the log: codes and names, never a text that someone wrote */
  constructor(
    readonly problem: StoreProblem,
    readonly detail: string | null = null,
  ) {
    super(words[problem]);
  }
}

/** Why a file is not opened and not set aside either. */
export type Refusal = Extract<StoreProblem, 'wrong-key' | 'newer-version'>;

function problemOfCode(code: string): StoreProblem {
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return 'damaged';
  if (code.startsWith('SQLITE_FULL')) return 'disk-full';
  const disk = ['SQLITE_IOERR', 'SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_PERM', 'SQLITE_BUSY'];
  return disk.some((prefix) => code.startsWith(prefix)) ? 'disk' : 'failed';
}

/**
 * Any thrown value as a StoreError. The words of an unknown error are dropped, because they may
 * quote data (JSON.parse does): its name and where it was thrown remain.
 */
export function toStoreError(thrown: unknown): StoreError {
  if (thrown instanceof StoreError) return thrown;
  if (!(thrown instanceof Error)) return new StoreError('failed', typeof thrown);
  if ('code' in thrown && typeof thrown.code === 'string' && thrown.name === 'SqliteError') {
    return new StoreError(problemOfCode(thrown.code), thrown.code);
  }
  const places = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return new StoreError('failed', [thrown.name, ...places.slice(0, 6)].join('\n'));
}
