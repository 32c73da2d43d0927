import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { deskProcessMessageSchema } from '../../../src-shared/desk-process';
import { DeskClient } from '../../fixtures/desk/client';

/** Electron's port between a utility process and its parent, as far as the desk uses it. */
class FakePort extends EventEmitter {
  readonly said = new EventEmitter();

  postMessage(message: unknown): void {
    this.said.emit('said', deskProcessMessageSchema.parse(message));
  }

  send(data: unknown): void {
    this.emit('message', { data });
  }

  async next() {
    const [message] = await once(this.said, 'said');
    return deskProcessMessageSchema.parse(message);
  }
}

let folder: string;
let port: FakePort;
let exited: Promise<number>;
let listenersBefore: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-utility-'));
  port = new FakePort();
  Object.assign(process, { parentPort: port });
  exited = new Promise((resolve) => {
    vi.spyOn(process, 'exit').mockImplementation((code) => {
      resolve(Number(code));
      return undefined as never;
    });
  });
  listenersBefore = process.listenerCount('uncaughtException');
  vi.resetModules();
  await import('../../../src-desk/utility');
});
afterEach(async () => {
  // What the process under test put up; the runner's own stay.
  for (const listener of process.listeners('uncaughtException').slice(listenersBefore)) {
    process.off('uncaughtException', listener);
    process.off('unhandledRejection', listener as () => void);
  }
  await rm(folder, { recursive: true, force: true });
});

const start = (dataFolder: string) => ({ type: 'start', dataFolder, speed: 0, seed: 3 });

it('listens when it is told to start, and ends when it is told to stop', async () => {
  port.send('nonsense');
  port.send({ type: 'start', dataFolder: '' });
  const saying = port.next();
  port.send(start(join(folder, 'practice')));
  const said = await saying;
  if (said.type !== 'listening') throw new Error(said.message);
  for (const user of ['rosa', 'ken', 'marta']) {
    const client = await new DeskClient(said.url).signIn(user);
    expect(client.agent?.id).toBe(user);
  }
  port.send({ type: 'stop' });
  expect(await exited).toBe(0);
});

it('says in words why it cannot, and ends', async () => {
  const file = join(folder, 'file');
  await writeFile(file, 'no folder');
  const saying = port.next();
  port.send(start(file));
  const said = await saying;
  expect(said.type === 'failed' ? said.message : '').not.toBe('');
  expect(await exited).toBe(1);
});
