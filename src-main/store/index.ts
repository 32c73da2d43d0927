import { mkdirSync } from 'node:fs';
import type { OpenStoreOptions, Store } from './api';
import { StoreError } from './errors';
import type { ReaderOperations } from './cache/reader';
import type { WriterOperations } from './cache/writer';
import { checkKey, hasDatabases, noteKey } from './files';
import type { Role, WorkerSetup } from './role';
import { WorkerClient, remote } from './worker-client';
import type { WorkOperations } from './work/open';

export { StoreError, type StoreProblem } from './errors';
export type * from './api';

const workNames: Readonly<Record<keyof WorkOperations, true>> = {
  outbox: true,
  enqueue: true,
  markSending: true,
  postpone: true,
  settle: true,
  confirmUpTo: true,
  requeue: true,
  cancel: true,
  resetInFlight: true,
  draft: true,
  saveDraft: true,
  draftThreadIds: true,
  markSeen: true,
  seen: true,
  layout: true,
  saveLayout: true,
  addAttachment: true,
  attachment: true,
  markUploaded: true,
  unreadable: true,
};

const writerNames: Readonly<Record<keyof WriterOperations, true>> = {
  syncState: true,
  apply: true,
  reset: true,
  setAside: true,
  messageCount: true,
  attachmentBytes: true,
  keepAttachment: true,
  checkIndex: true,
  rebuildIndex: true,
};

const readerNames: Readonly<Record<keyof ReaderOperations, true>> = {
  inboxCounts: true,
  inboxPage: true,
  episodeRows: true,
  episode: true,
  conversation: true,
  messages: true,
  attachment: true,
  customer: true,
  knownMessages: true,
  agents: true,
  teams: true,
  tags: true,
  snippets: true,
  offers: true,
  floor: true,
  search: true,
  countDocuments: true,
  documents: true,
  places: true,
};

interface Workers {
  readonly work: WorkerClient;
  readonly writer: WorkerClient;
  readonly readers: readonly WorkerClient[];
}

/** The reader with the least to do; the first one is started in any case. */
function leastBusy(readers: readonly WorkerClient[]): WorkerClient {
  const [first, ...others] = readers;
  if (!first) throw new StoreError('failed', 'no reader');
  return others.reduce((best, each) => (each.pending < best.pending ? each : best), first);
}

function startWorkers(options: OpenStoreOptions, newestSearch: Int32Array): Workers {
  const { folder, key, nativeBinding } = options;
  const verdict = checkKey(folder, key);
  if (verdict === 'other') throw new StoreError('wrong-key', 'key.check');
  if (verdict === 'unknown' && !hasDatabases(folder)) noteKey(folder, key);
  const keyIsKnown = checkKey(folder, key) === 'own';
  const listener = {
    died: (role: Role) => options.onDied?.(role),
    slow: (operation: string, tookMs: number) => options.onSlow?.(operation, tookMs),
  };
  const start = (role: Role) => {
    const setup: WorkerSetup = { role, folder, key, nativeBinding, keyIsKnown, newestSearch };
    return new WorkerClient(options.workerFile, setup, listener);
  };
  const readers = Array.from({ length: options.readers ?? 1 }, () => start('reader'));
  return { work: start('work'), writer: start('writer'), readers };
}

async function openAll({ work, writer, readers }: Workers): Promise<string[]> {
  // Readers wait for the writer: it creates and migrates what they read.
  const notes = await Promise.all([work.call('open', []), writer.call('open', [])]);
  await Promise.all(readers.map((reader) => reader.call('open', [])));
  return notes.flat().filter((note) => typeof note === 'string');
}

/**
 * Opens both databases, each in a thread of its own, and creates what is missing.
 *
 * @throws StoreError `wrong-key` or `newer-version` (nothing was changed then), `disk`, `disk-full`.
 *   A damaged database is no error: it is set aside, and `recovered` says so.
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const newestSearch = new Int32Array(new SharedArrayBuffer(4));
  const workers = startWorkers(options, newestSearch);
  const { work, writer, readers } = workers;
  const all = [work, writer, ...readers];

  let recovered: string[];
  try {
    recovered = await openAll(workers);
  } catch (error) {
    await Promise.all(all.map((worker) => worker.terminate()));
    throw error;
  }
  if (checkKey(options.folder, options.key) !== 'own') noteKey(options.folder, options.key);

  const read = (name: string, args: readonly unknown[]) => {
    const generation = name === 'search' ? Atomics.add(newestSearch, 0, 1) + 1 : null;
    return leastBusy(readers).call(name, args, generation);
  };
  const queries = remote<ReaderOperations>(readerNames, read);
  const workStore = remote<WorkOperations>(workNames, (name, args) => work.call(name, args));
  return {
    work: workStore,
    unreadable: () => workStore.unreadable(),
    cache: remote<WriterOperations>(writerNames, (name, args) => writer.call(name, args)),
    queries,
    inspect: queries,
    recovered,
    close: async () => {
      await Promise.all(readers.map((reader) => reader.close()));
      await Promise.all([work.close(), writer.close()]);
    },
  };
}
