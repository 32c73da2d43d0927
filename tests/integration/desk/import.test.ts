import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BadLine } from '../../../src-desk/import/stage';
import { importFile, type ImportReport } from '../../../src-desk/import/import-file';
import { DeskClient, fullReplica, type Replica } from '../../fixtures/desk/client';
import { startDesk, type RunningDesk } from '../../../src-desk/start-desk';

let folder: string;
let running: RunningDesk;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-import-'));
  running = await startDesk({ dataDir: join(folder, 'data'), port: 0 });
});
afterEach(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

interface Imported {
  readonly report: ImportReport;
  readonly bad: BadLine[];
}

async function importText(text: string | Buffer, open = 200, name = 'f.ndjson'): Promise<Imported> {
  const file = join(folder, name);
  await writeFile(file, text);
  return importPath(file, open);
}

async function importPath(file: string, open = 200): Promise<Imported> {
  const bad: BadLine[] = [];
  const report = await importFile(running.desk, {
    file,
    open,
    onBadLine: (line) => bad.push(line),
    onProgress: () => undefined,
  });
  return { report, bad };
}

async function replica(): Promise<Replica> {
  const rosa = await new DeskClient(running.url).signIn('rosa');
  return (await fullReplica(rosa)).replica;
}

const dialogue = (id: string, more: object = {}) => ({
  id,
  channel: 'chat',
  customer: { name: 'Mia', attributes: { customer_id: 'mia' } },
  intents: ['bank_balance', 'bank_balance', 'open_account'],
  messages: [
    { from: 'customer', text: 'Hello', at: 1000 },
    { from: 'agent', text: 'Hi', at: 1010 },
    { from: 'customer', text: 'Thanks', at: 1020 },
  ],
  ...more,
});
const lines = (...each: (object | string)[]) =>
  `${each.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')}\n`;

describe('import', () => {
  it('makes the episodes of one thread from one person’s dialogues, in the order of their time', async () => {
    const later = {
      messages: [
        { from: 'customer', text: 'Again', at: 5000 },
        { from: 'agent', text: 'Yes?', at: 5005.5 },
      ],
    };
    const { report } = await importText(
      lines(
        dialogue('two', later),
        dialogue('one'),
        dialogue('other', { customer: { name: null } }),
        dialogue('mail', { channel: 'email' }),
      ),
      1,
    );
    expect(report).toMatchObject({
      dialogues: 4,
      messages: 11,
      customers: 2,
      threads: 3,
      episodes: 4,
      open: 1,
      alreadyThere: 0,
      badLines: 0,
    });
    const all = await replica();
    const mia = all.of('customer').find(({ name }) => name === 'Mia');
    const web = all
      .of('thread')
      .find(({ customerId, channel }) => customerId === mia?.id && channel === 'web');
    const episodes = all
      .of('episode')
      .filter(({ threadId }) => threadId === web?.id)
      .sort((a, b) => a.number - b.number);
    expect(episodes).toMatchObject([
      {
        id: 'episode-one',
        number: 1,
        state: 'resolved',
        openedAt: 1_000_000,
        turns: { customer: 2, agent: 1 },
        intents: [
          { label: 'Bank balance', state: 'answered' },
          { label: 'Open account', state: 'answered' },
        ],
      },
      // The newest thread stays open, as if handed over now.
      { id: 'episode-two', number: 2, state: 'waiting-on-customer', resolvedAt: null },
    ]);
    expect(['rosa', 'ken']).toContain(episodes[1]?.assigneeId);
    const messages = all
      .of('message')
      .filter(({ threadId }) => threadId === web?.id)
      .sort((a, b) => a.position - b.position);
    expect(messages.map(({ text, at, position }) => [text, at, position])).toEqual([
      ['Hello', 1_000_000, 1],
      ['Hi', 1_010_000, 2],
      ['Thanks', 1_020_000, 3],
      ['Again', 5_000_000, 4],
      ['Yes?', 5_005_500, 5],
    ]);
  });

  it('changes nothing the second time, plain or gzipped, and adds what is new', async () => {
    const text = lines(dialogue('one'), dialogue('two'));
    await importText(text);
    const before = (await replica()).snapshot();
    const again = await importText(gzipSync(text), 200, 'same.gz');
    expect(again.report).toMatchObject({ dialogues: 0, messages: 0, alreadyThere: 2, open: 0 });
    expect((await replica()).snapshot()).toEqual(before);
    const more = await importText(lines(dialogue('two'), dialogue('three'), dialogue('three')));
    expect(more.report).toMatchObject({
      dialogues: 1,
      messages: 3,
      customers: 0,
      threads: 0,
      alreadyThere: 2,
    });
    const all = await replica();
    expect(all.of('thread')).toHaveLength(1);
    expect(
      all
        .of('message')
        .map(({ position }) => position)
        .sort((a, b) => a - b),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    // Of one thread only the last episode can be open.
    const open = all.of('episode').filter(({ state }) => state !== 'resolved');
    expect(open.map(({ number }) => number)).toEqual([3]);
  });

  it('names each bad line with its number and reason, and imports the rest', async () => {
    const { report, bad } = await importText(
      lines(
        dialogue('one'),
        '{"id": "cut',
        '',
        '[]',
        dialogue('nobody', { messages: [] }),
        dialogue('robot', { messages: [{ from: 'robot', text: 'beep' }] }),
        dialogue('never', { messages: [{ from: 'agent', text: 'x', at: 1_600_000_000_000 }] }),
        { channel: 'chat', messages: [{ from: 'agent', text: 'no id' }] },
        dialogue('last'),
      ).trimEnd(),
    );
    expect(report).toMatchObject({ dialogues: 2, badLines: 6 });
    expect(bad.map(({ number }) => number)).toEqual([2, 4, 5, 6, 7, 8]);
    expect(bad[0]?.reason).toBe('is not JSON');
    expect(bad.map(({ reason }) => reason).join('\n')).toMatch(/messages\.0\.from/);
    expect(bad.map(({ reason }) => reason).join('\n')).toMatch(/\bid\b/);
  });

  it('reads what editors on Windows write: a byte order mark and carriage returns', async () => {
    const text = `\uFEFF${lines(dialogue('one'), dialogue('two'))}`.replaceAll('\n', '\r\n');
    expect(await importText(text)).toMatchObject({ report: { dialogues: 2 }, bad: [] });
  });

  it('leaves out a line that is nested too deeply, and imports the rest', async () => {
    const deep = dialogue('deep', { customer: { attributes: { nested: 'HERE' } } });
    const line = JSON.stringify(deep).replace(
      '"HERE"',
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    );
    const { report, bad } = await importText(`${line}\n${lines(dialogue('after'))}`);
    expect(report).toMatchObject({ dialogues: 1, badLines: 1 });
    expect(bad).toEqual([{ number: 1, reason: 'is nested too deeply' }]);
  });

  it('makes documents that a console can read, whatever the file holds', async () => {
    const hostile = dialogue('hostile <id>/..', {
      channel: 'fax',
      customer: {
        name: '\u202E<b>\0\uD800'.repeat(100),
        attributes: {
          '': 'nameless',
          '  ': { '': 1, ' ': [] },
          customer_id: '\uD800',
          ['k'.repeat(500)]: 'v'.repeat(9000),
          constructor: { a: 1 },
          order_records: [null, 7, 'x', { order_id: '', items: 3, '': { '': {} } }],
        },
      },
      intents: ['', ' ', 'a'.repeat(5000), '\0'],
      messages: [
        { from: 'customer', text: '<script>\0\u202E\uD800</script>', at: 0 },
        { from: 'agent', text: '' },
        { from: 'system', text: 'RESULT {"": {"": [[]]}}' },
        { from: 'customer', text: 'x'.repeat(2_000_000) },
      ],
    });
    const { report } = await importText(lines(hostile));
    expect(report).toMatchObject({ dialogues: 1, badLines: 0 });
    // The client throws on whatever a console would set aside.
    const all = await replica();
    expect(all.of('customer')).toHaveLength(1);
    expect(all.of('message')).toHaveLength(4);
  });

  it('makes up times where there are none: the same each time, never going back', async () => {
    const messages = ['customer', 'agent', 'system', 'customer'].map((from) => ({
      from,
      text: from,
    }));
    const timeless = ['a', 'b', 'c', 'd'].map((id) => dialogue(id, { messages }));
    await importText(lines(...timeless));
    const first = (await replica()).of('message').sort((a, b) => a.position - b.position);
    const times = first.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)! - times[0]!).toBeGreaterThan(86_400_000);
    await running.close();
    running = await startDesk({ dataDir: join(folder, 'fresh'), port: 0 });
    await importText(lines(...timeless.reverse()));
    const second = (await replica()).of('message').sort((a, b) => a.position - b.position);
    expect(second).toEqual(first);
  });

  it('makes attributes of a profile, events of its orders, and tool results readable', async () => {
    const attributes = {
      user_id: 'mia_li',
      address: { city: 'Austin', zip: '78750' },
      payment_methods: { v1: { brand: 'visa', last_four: '7447' }, g2: { amount: 100 } },
      membership: 'gold',
      reservations: ['NO6'],
      reservation_records: [
        {
          reservation_id: 'NO6',
          origin: 'JFK',
          destination: 'DFW',
          created_at: '2024-05-09T16:15:57',
        },
      ],
      order_records: [{ order_id: '#W49', items: [{ name: 'Speaker' }], status: 'pending' }],
    };
    const system = 'RESULT {"name": {"first": "Mia"}, "seats": [1, 2], "none": []}';
    await importText(
      lines(
        dialogue('x', {
          customer: { name: 'Mia', attributes },
          messages: [
            { from: 'customer', text: 'Hi' },
            { from: 'system', text: system },
          ],
        }),
      ),
    );
    const all = await replica();
    expect(all.of('customer')[0]?.attributes).toEqual({
      'Address city': 'Austin',
      'Address zip': '78750',
      'Payment methods': 'brand visa, last four 7447; amount 100',
      Membership: 'gold',
    });
    expect(all.of('event').sort((a, b) => a.kind.localeCompare(b.kind))).toMatchObject([
      {
        kind: 'booking',
        title: 'Reservation NO6: JFK to DFW',
        at: Date.UTC(2024, 4, 9, 16, 15, 57),
      },
      { kind: 'order', title: 'Order #W49: Speaker', attributes: { Status: 'pending' } },
    ]);
    const result = all.of('message').find(({ side }) => side === 'system');
    expect(result?.text).toBe('Result\nName:\n  First: Mia\nSeats:\n  - 1\n  - 2\nNone: ');
  });

  it('does not wait in memory for a line that never ends', async () => {
    const endless = `${'x'.repeat(65 * 1024 * 1024)}\n`;
    const { report, bad } = await importText(endless + lines(dialogue('after')));
    expect(report).toMatchObject({ dialogues: 1, badLines: 1 });
    expect(bad).toEqual([{ number: 1, reason: 'is longer than 64 MB' }]);
  });

  it('fails in words on a damaged archive', async () => {
    const whole = gzipSync(lines(dialogue('one')));
    await expect(importText(whole.subarray(0, 40), 1, 'cut.gz')).rejects.toThrow(/damaged or cut/);
  });
});

const data = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
describe.skipIf(!existsSync(data))(
  'the sample files (skipped where ../shared/data is missing)',
  () => {
    it('star', async () => {
      const { report } = await importPath(join(data, 'star.ndjson.gz'));
      expect(report).toMatchObject({
        dialogues: 6205,
        messages: 108_137,
        customers: 108,
        threads: 108,
        episodes: 6205,
        open: 108,
        badLines: 0,
      });
    });

    it('taubench, all of which a console can read', async () => {
      const { report } = await importPath(join(data, 'taubench.ndjson.gz'), 20);
      expect(report).toMatchObject({ dialogues: 288, messages: 7044, episodes: 288, open: 20 });
      const all = await replica();
      expect(all.of('message')).toHaveLength(7044);
      const [customer] = all.of('customer').filter(({ name }) => name === 'Mia Li');
      expect(customer?.attributes).toMatchObject({ Membership: 'gold', 'Address city': 'Austin' });
      expect(all.of('event').filter((each) => each.customerId === customer?.id).length).toBe(3);
    });
  },
);
