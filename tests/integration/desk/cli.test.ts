import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runImport } from '../../../src-desk/cli/import';
import { runServe } from '../../../src-desk/cli/serve';

let folder: string;
let printed: string[];
let complained: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-cli-'));
  printed = [];
  complained = [];
  vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
  vi.spyOn(console, 'error').mockImplementation((text: string) => void complained.push(text));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const dialogue = (id: string) =>
  JSON.stringify({ id, channel: 'chat', messages: [{ from: 'customer', text: 'Hi' }] });

it('import prints the counts as a line or as JSON, and each bad line with its number', async () => {
  const file = join(folder, 'f.ndjson');
  await writeFile(file, `${dialogue('one')}\nnonsense\n${dialogue('two')}\n`);
  const command = { name: 'import', file, data: join(folder, 'data'), open: null } as const;
  expect(await runImport({ ...command, json: false })).toBe(0);
  expect(printed[0]).toMatch(
    /^Imported 2 dialogues, 2 messages, 2 customers, 2 threads, 2 episodes in [\d.]+ s; 2 open; 1 bad lines skipped\.$/,
  );
  expect(complained).toEqual(['Line 2 skipped: is not JSON']);
  expect(await runImport({ ...command, json: true })).toBe(0);
  expect(JSON.parse(printed[1]!)).toMatchObject({ dialogues: 0, alreadyThere: 2, badLines: 1 });
});

it('import fails when there is nothing but bad lines, or no file', async () => {
  const file = join(folder, 'bad.ndjson');
  await writeFile(file, 'nonsense\n'.repeat(60));
  const command = {
    name: 'import',
    file,
    data: join(folder, 'data'),
    open: 1,
    json: false,
  } as const;
  expect(await runImport(command)).toBe(1);
  expect(complained).toHaveLength(51);
  expect(complained.at(-1)).toBe('… and 10 more bad lines.');
  await expect(runImport({ ...command, file: `${file}x` })).rejects.toThrow(/There is no file/);
});

it('import says what is wrong with a folder for a file, and with a file for a folder', async () => {
  const file = join(folder, 'f.ndjson');
  await writeFile(file, `${dialogue('one')}\n`);
  const command = { name: 'import', open: null, json: false } as const;
  const data = join(folder, 'data');
  await expect(runImport({ ...command, file: folder, data })).rejects.toThrow(/is not a file/);
  await expect(runImport({ ...command, file, data: file })).rejects.toThrow(/Choose another one/);
});

it('serve listens until it is told to stop, and says when a port is taken', async () => {
  const command = {
    name: 'serve',
    data: join(folder, 'data'),
    port: 0,
    host: '127.0.0.1',
    practice: false,
    speed: null,
    seed: null,
    historyDays: null,
  } as const;
  const listening = new Promise<string>((resolve) => {
    vi.mocked(console.log).mockImplementation((text: string) => resolve(text));
  });
  const serving = runServe(command);
  const [url = ''] = /http:\S+/.exec(await listening) ?? [];
  expect((await fetch(`${url}/v1/health`)).status).toBe(200);
  const port = Number(new URL(url).port);
  await expect(runServe({ ...command, data: join(folder, 'other'), port })).rejects.toThrow(
    `Port ${port} is in use.`,
  );
  process.emit('SIGTERM');
  expect(await serving).toBe(0);
});
