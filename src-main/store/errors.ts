/** What can go wrong in the store, as far as a caller can act on it. */
export type StoreProblem =
  /** The key is not the one the databases were made with. Nothing was changed. */
  | 'wrong-key'
  /** A newer Heddle wrote the database. Nothing was changed. */
  | 'newer-version'
  /** A database file is damaged. The store repairs it by itself; what was asked was not done. */
  | 'damaged'
  /** The search index is damaged; it is made again by itself, and everything else works. */
  | 'index-damaged'
  | 'disk-full'
  /** The folder or a file in it may not be written. */
  | 'unwritable'
  /** Another program has the databases open. */
  | 'locked'
  /** The disk fails (a removed or broken one, a network drive that is away). */
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
  damaged: 'The local data was damaged and is being repaired. Try again in a moment.',
  'index-damaged':
    'The search index was damaged and is being made again. Search works again in a moment.',
  'disk-full': 'The disk is full. Free some space: nothing more can be saved until then.',
  unwritable:
    'The local data cannot be written. Check the rights on the folder of Heddle, or ask your IT.',
  locked:
    'Another program has the local data open. Close it (a second Heddle, a backup or a scan), then try again.',
  disk: 'The disk does not answer as it should. Check that it is connected, or ask your IT.',
  superseded: 'A newer search replaced this one.',
  closed: 'The local data is closed.',
  'worker-died': 'The local data stopped answering and was opened again. Try again.',
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

/** The problems that end when the disk, and nothing in Heddle, changes. */
export type DiskProblem = Extract<StoreProblem, 'disk-full' | 'unwritable' | 'disk' | 'locked'>;

const DISK_PROBLEMS: ReadonlySet<StoreProblem> = new Set<DiskProblem>([
  'disk-full',
  'unwritable',
  'disk',
  'locked',
]);

/** Whether an error is the disk's: what was asked for may work later, unchanged. */
export function isDiskError(
  error: unknown,
): error is StoreError & { readonly problem: DiskProblem } {
  return error instanceof StoreError && DISK_PROBLEMS.has(error.problem);
}

const SQLITE_PROBLEMS: readonly (readonly [prefix: string, problem: StoreProblem])[] = [
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  // The disk does not give back what was written to it.
  ['SQLITE_IOERR_READ', 'damaged'],
  ['SQLITE_IOERR_SHORT_READ', 'damaged'],
  ['SQLITE_IOERR_DATA', 'damaged'],
  ['SQLITE_IOERR_CORRUPTFS', 'damaged'],
  ['SQLITE_IOERR_SHMSIZE', 'disk-full'],
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_PROTOCOL', 'locked'],
  ['SQLITE_READONLY', 'unwritable'],
  ['SQLITE_PERM', 'unwritable'],
  ['SQLITE_CANTOPEN', 'unwritable'],
  ['SQLITE_IOERR', 'disk'],
];

const SYSTEM_PROBLEMS: Readonly<Record<string, StoreProblem>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'unwritable',
  EPERM: 'unwritable',
  EROFS: 'unwritable',
  EBUSY: 'locked',
  EIO: 'disk',
  ENOENT: 'disk',
  ENXIO: 'disk',
};

function problemOf(error: Error & { readonly code: string }): StoreProblem | undefined {
  if (error.name !== 'SqliteError') return SYSTEM_PROBLEMS[error.code];
  return SQLITE_PROBLEMS.find(([prefix]) => error.code.startsWith(prefix))?.[1] ?? 'failed';
}

function hasCode(error: Error): error is Error & { readonly code: string } {
  return 'code' in error && typeof error.code === 'string';
}

/**
 * Any thrown value as a StoreError. The words of an unknown error are dropped, because they may
 * quote data (JSON.parse does): its name and where it was thrown remain.
 */
export function toStoreError(thrown: unknown): StoreError {
  if (thrown instanceof StoreError) return thrown;
  if (!(thrown instanceof Error)) return new StoreError('failed', typeof thrown);
  const problem = hasCode(thrown) ? problemOf(thrown) : undefined;
  if (problem !== undefined && hasCode(thrown)) return new StoreError(problem, thrown.code);
  const places = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return new StoreError('failed', [thrown.name, ...places.slice(0, 6)].join('\n'));
}
