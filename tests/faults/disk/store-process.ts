import { createInterface } from 'node:readline';
import { draft, message, oneThread, put } from '../../fixtures/store/records';
import { openStore, StoreError, type Store } from '../../../src-main/store/index';

/*
 * A store in a process of its own, for faults that concern a whole process: a limit on file sizes, the
 * rights of another user, a lock. Reads one request per line from standard input and answers each
 * with one line of JSON.
 *
 * Arguments: folder, key in hex, store worker.
 */

const [folder = '', key = '', workerFile = ''] = process.argv.slice(2);
let store: Store | null = null;
let now = 1;
const states: string[] = [];

function opened(): Store {
  if (!store) throw new Error('not open');
  return store;
}

type Request = readonly [name: string, ...args: string[]];

async function perform([name, first = '', second = '']: Request): Promise<unknown> {
  now += 1;
  switch (name) {
    case 'open':
      store = await openStore({
        folder,
        key: new Uint8Array(Buffer.from(key, 'hex')),
        workerFile,
        nativeBinding: undefined,
        firstProbeMs: 50,
        onStorage: ({ state }) => states.push(state),
      });
      return store.recovered;
    case 'save':
      return opened().work.saveDraft(draft(first, second), now);
    case 'draft':
      return (await opened().work.draft(first, 'reply'))?.text ?? null;
    case 'apply':
      return opened().cache.apply({
        records: [
          ...oneThread(1, now),
          put('message', message(`p${now}`, 't1', { text: first, position: 5000 + now }), now),
        ],
        malformed: [],
        state: { cursor: now },
      });
    case 'cursor':
      return (await opened().cache.syncState()).cursor;
    case 'search':
      return (await opened().queries.search(first, 9)).messages.length;
    case 'state':
      return opened().storage().state;
    case 'states':
      return states;
    case 'close':
      return opened().close();
    default:
      throw new Error(`unknown: ${name}`);
  }
}

async function answer(line: string): Promise<object> {
  try {
    return { value: (await perform(JSON.parse(line) as Request)) ?? null };
  } catch (error) {
    if (error instanceof StoreError) return { problem: error.problem, detail: error.detail };
    return { problem: 'unexpected', detail: String(error) };
  }
}

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(line))}\n`);
}
process.exit(0);
