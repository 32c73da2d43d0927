import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConnectorError, type WorksetItem } from '../../../src-main/connectors/connector';
import { createDeskConnector } from '../../../src-main/connectors/desk';
import { parserHere, type WorksetStream } from '../../../src-main/connectors/desk/parser';
import {
  createParserThread,
  type ParserThread,
} from '../../../src-main/connectors/desk/parser-thread';
import { isPacked, plainRecords } from '../../../src-main/records/packed-records';
import { systemClock } from '../../../src-main/sync/clock';
import { createFakeClock, type FakeClock } from '../../fixtures/sync/fake-clock';
import { parserWorkerFile } from '../../helpers/parser';
import { customer, message } from '../../unit/shared/builders';

const LARGE = 800;

let folder: string;
let worker: string;
let log: string;
let clock: FakeClock;
let died: unknown[];

/** A worker that notes its start, and dies at its first request while `deaths` lasts. */
async function workerThatDies(deaths: number): Promise<string> {
  const file = join(folder, `worker-${deaths}.mjs`);
  await writeFile(
    file,
    `import { appendFileSync, readFileSync } from 'node:fs';
     import { parentPort } from 'node:worker_threads';
     const log = ${JSON.stringify(log)};
     appendFileSync(log, 'started\\n');
     if (readFileSync(log, 'utf8').split('\\n').length - 1 <= ${deaths}) {
       parentPort.once('message', () => { throw new Error('out of order'); });
     } else await import(${JSON.stringify(pathToFileURL(worker).href)});`,
  );
  return file;
}

const starts = async (): Promise<number> =>
  (await readFile(log, 'utf8').catch(() => '')).split('\n').length - 1;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-parser-'));
  log = join(folder, 'log');
  worker = await parserWorkerFile();
  clock = createFakeClock();
  died = [];
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const thread = (workerFile: string): ParserThread =>
  createParserThread({ workerFile, clock, onDied: (error) => died.push(error) });

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

const puts = (count: number) => [
  { op: 'put', kind: 'customer', id: 'cu-1', rev: 1, doc: customer({ name: 'Æsa Ōtsuka 🧵' }) },
  { op: 'put', kind: 'customer', id: 'cu-2', rev: 2, doc: { name: 'Nobody knows' } },
  { op: 'put', kind: 'poem', id: 'p', rev: 3, doc: {} },
  ...Array.from({ length: count }, (_, n) => {
    const doc = message({ id: `me-${n}`, position: n + 1, text: `Line ${n} äöü` });
    return { op: 'put', kind: 'message', id: doc.id, rev: n + 10, doc };
  }),
];

const page = (count: number) => ({
  records: puts(count),
  next: 'more',
  completeSince: 5,
  totalMessages: 9,
  scope: 's',
});

/** In two pieces, one of which looks at a larger buffer. */
function inPieces(body: Uint8Array): Uint8Array[] {
  const larger = new Uint8Array(body.length + 8);
  larger.set(body, 8);
  const middle = Math.floor(body.length / 2);
  return [larger.subarray(8, 8 + middle), body.slice(middle)];
}

/** The priorities of all threads of this process, which only Linux has. */
async function priorities(): Promise<number[]> {
  const threads = await readdir('/proc/self/task');
  const lines = await Promise.all(
    // A thread may end meanwhile.
    threads.map((id) => readFile(`/proc/self/task/${id}/stat`, 'utf8').catch(() => '')),
  );
  // Behind the name, which may hold anything, the priority is the 17th field.
  return lines.filter(Boolean).map((line) => Number(line.split(') ').at(-1)?.split(' ')[16]));
}

describe('the parser thread', () => {
  it.runIf(process.platform === 'linux')('lets whoever asks it go first', async () => {
    const own = getPriority();
    const isLower = (priority: number) => priority > own;
    const before = (await priorities()).filter(isLower).length;
    await thread(worker).page('history', [bytes(page(LARGE))]);
    expect((await priorities()).filter(isLower).length).toBe(before + 1);
    expect(getPriority()).toBe(own);
  });

  it('reads a page as it is read here, and hands the records over packed', async () => {
    const body = bytes(page(LARGE));
    const here = await parserHere.page('history', [body.slice()]);
    const there = await thread(worker).page('history', inPieces(body));
    expect(isPacked(there.records)).toBe(true);
    expect(plainRecords(there.records)).toEqual(here.records);
    expect({ ...there, records: null }).toEqual({ ...here, records: null });
    expect(there.malformed.map(({ kind, id }) => [kind, id])).toEqual([
      ['customer', 'cu-2'],
      ['(unreadable)', 'p'],
    ]);
    // The stand-in for the customer who could not be read.
    expect(plainRecords(there.records)[1]).toMatchObject({ id: 'cu-2', rev: 0 });
  });

  it('reads changes', async () => {
    const changes = [
      ...puts(LARGE).map(({ rev, ...put }) => ({ ...put, seq: rev })),
      { op: 'remove', kind: 'thread', id: 'gone', seq: 4000 },
    ];
    const body = bytes({ changes, cursor: 4000, more: false, scope: 's' });
    const there = await thread(worker).page('changes', [body]);
    expect(there).toMatchObject({ cursor: 4000, more: false, scope: 's' });
    expect(plainRecords(there.records).at(-1)).toEqual({
      op: 'remove',
      kind: 'thread',
      id: 'gone',
      rev: 4000,
    });
  });

  it.each([
    ['cut', '{"records":['.padEnd(60_000, ' ')],
    ['not-a-desk', JSON.stringify({ weather: 'fine'.repeat(20_000) })],
    ['login-page', `<html><form>${'<p>sign in</p>'.repeat(5000)}</form></html>`],
  ])('names what is wrong with a page: %s', async (problem, text) => {
    const body = [new TextEncoder().encode(text)];
    await expect(thread(worker).page('history', body)).rejects.toMatchObject({ problem });
  });

  it('reads two worksets at once, piece by piece', async () => {
    const parser = thread(worker);
    const lines = (name: string) =>
      [
        { type: 'hello', scope: name, expected: 3, cursor: 7 },
        ...puts(300).map(({ op: _op, ...put }) => ({ type: 'put', ...put })),
        { type: 'end', cursor: 7, count: 303 },
      ]
        .map((line) => `${JSON.stringify(line)}\n`)
        .join('');
    const read = async (name: string): Promise<WorksetItem[]> => {
      const stream = parser.workset();
      const all = new TextEncoder().encode(lines(name));
      const items: WorksetItem[] = [];
      for (let from = 0; from < all.length; from += 7001) {
        items.push(...(await stream.push(all.slice(from, from + 7001))));
      }
      items.push(...(await stream.end()));
      stream.close();
      return items;
    };
    for (const [n, items] of (await Promise.all([read('a'), read('b')])).entries()) {
      expect(items[0]).toMatchObject({ type: 'begin', scope: 'ab'[n] });
      expect(items.at(-1)).toEqual({ type: 'end', cursor: 7 });
      const batches = items.filter((item) => item.type === 'batch');
      expect(batches.length).toBeGreaterThan(2);
      expect(batches.flatMap(({ records }) => plainRecords(records))).toHaveLength(302);
    }
    const cut = parser.workset();
    await cut.push(new TextEncoder().encode('{"type":"hello","scope":"s","expected":1}\n'));
    await expect(cut.end()).rejects.toMatchObject({ problem: 'cut' });
    cut.close();
  });

  it('starts no thread for a small page', async () => {
    const file = await workerThatDies(0);
    const small = await thread(file).page('history', [bytes(page(3))]);
    expect(plainRecords(small.records)).toHaveLength(5);
    expect(await starts()).toBe(0);
  });

  it('tells whoever waits when it dies, and goes on with a new thread', async () => {
    const parser = thread(await workerThatDies(1));
    const body = () => [bytes(page(LARGE))];
    const waiting = [parser.page('history', body()), parser.page('history', body())];
    for (const each of waiting) await expect(each).rejects.toMatchObject({ problem: 'cut' });
    expect(died).toHaveLength(1);
    expect((await parser.page('history', body())).next).toBe('more');
    expect(await starts()).toBe(2);
  });

  it('a workset whose thread died is cut, and so is what comes of it later', async () => {
    const parser = thread(await workerThatDies(1));
    const stream = parser.workset();
    await expect(stream.push(bytes({}))).rejects.toMatchObject({ problem: 'cut' });
    await expect(stream.end()).rejects.toMatchObject({ problem: 'cut' });
    stream.close();
  });

  it('parses without a thread when threads die one after the other', async () => {
    const parser = thread(join(folder, 'missing.mjs'));
    for (let n = 0; n < 3; n += 1) {
      await expect(parser.page('history', [bytes(page(LARGE))])).rejects.toMatchObject({
        problem: 'cut',
      });
    }
    expect(died).toHaveLength(3);
    const there = await parser.page('history', [bytes(page(LARGE))]);
    expect(plainRecords(there.records)).toHaveLength(LARGE + 2);
    expect(await parser.workset().push(bytes({ type: 'hello', scope: 's', expected: 1 }))).toEqual(
      [],
    );
  });

  it('gives the thread back when nobody has needed it for a while', async () => {
    const parser = thread(await workerThatDies(0));
    const ask = () => parser.page('history', [bytes(page(LARGE))]);
    await ask();
    await clock.run(9000);
    await ask();
    expect(await starts()).toBe(1);
    const stream = parser.workset();
    await clock.run(60_000);
    await ask();
    expect(await starts()).toBe(1);
    stream.close();
    await clock.run(10_001);
    await ask();
    expect(await starts()).toBe(2);
    expect(died).toEqual([]);
  });

  it('ends at once when it is closed, tells whoever waits, and begins again when asked', async () => {
    const parser = thread(await workerThatDies(0));
    const ask = () => parser.page('history', [bytes(page(LARGE))]);
    await ask();
    expect(clock.sleepers).toBe(1);
    const waiting = ask();
    parser.close();
    await expect(waiting).rejects.toMatchObject({ problem: 'cut' });
    await clock.settle();
    expect(clock.sleepers).toBe(0);
    expect(died).toEqual([]);
    await ask();
    expect(await starts()).toBe(2);
  });

  it('is let go of by a workset, however it ends', async () => {
    const puts1 = '{"type":"hello","scope":"s","expected":1}\n{"type":"put"}\n';
    const end = '{"type":"end","cursor":7,"count":1}\n';
    const answers: (() => Promise<Response>)[] = [
      async () => new Response(puts1 + end),
      async () => new Response(puts1),
      async () => new Response('<html>', { status: 502 }),
      () => Promise.reject(new TypeError('fetch failed')),
    ];
    for (const answer of answers) {
      const open = new Set<WorksetStream>();
      const connector = createDeskConnector({
        baseUrl: 'http://localhost:1',
        fetch: answer,
        clock,
        deviceId: 'd',
        parser: {
          ...parserHere,
          workset: () => {
            const stream = parserHere.workset();
            const noted = { ...stream, close: () => void open.delete(noted) };
            open.add(noted);
            return noted;
          },
        },
      });
      const read = async () => {
        for await (const _item of connector.workset(new AbortController().signal)) {
          expect(open.size).toBe(1);
        }
      };
      await read().catch((error: unknown) => expect(error).toBeInstanceOf(ConnectorError));
      expect(open.size).toBe(0);
      const leaving = connector.workset(new AbortController().signal)[Symbol.asyncIterator]();
      await leaving.next().catch(() => undefined);
      await leaving.return?.();
      expect(open.size).toBe(0);
    }
  });

  it('does not keep a program alive that waits for nothing', async () => {
    const parser = createParserThread({
      workerFile: worker,
      clock: systemClock,
      onDied: (error) => died.push(error),
    });
    await parser.page('history', [bytes(page(LARGE))]);
    expect(process.getActiveResourcesInfo()).not.toContain('MessagePort');
  });
});
