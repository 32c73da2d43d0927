import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runDevices, runWipe } from '../../../src-desk/cli/devices';
import { type RunningDesk, startDesk } from '../../../src-desk/start-desk';
import { fillReference } from '../../../src-desk/plain-reference';
import { DeskClient } from '../../fixtures/desk/client';

let data: string;
let desk: RunningDesk;
let printed: string[];
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'heddle-wipes-'));
  desk = await startDesk({ dataDir: data, port: 0 });
  await fillReference(desk.desk);
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
  vi.spyOn(console, 'error').mockImplementation((text: string) => void printed.push(text));
});
afterEach(async () => {
  await desk.close();
  await rm(data, { recursive: true, force: true });
});

const signedIn = (user: string, deviceId: string) =>
  new DeskClient(desk.url).signIn(user, 'practice', deviceId);
const codeOf = async (client: DeskClient) =>
  (await client.problem(await client.request('/v1/workset'))).code;

it('whoever runs the desk orders it while the desk serves, and sees what became of it', async () => {
  const lost = await signedIn('rosa', 'laptop');
  const other = await signedIn('rosa', 'tower');
  const ken = await signedIn('ken', 'laptop');
  const stream = await lost.listen({ after: 0 });
  expect(await runWipe({ name: 'wipe', data, agent: 'Rosa', device: 'laptop', json: false })).toBe(
    0,
  );
  expect(printed.at(-1)).toMatch(/^Ordered for 1 console of Rosa\./);
  // Written by another process: the desk that serves looks at its folder now and then.
  await stream.next((event) => event.type === 'wipe');
  await stream.end();
  const problem = await lost.problem(await lost.request('/v1/workset'));
  expect(problem.code).toBe('wiped');
  expect((await other.workset()).cursor).toBeGreaterThanOrEqual(0);
  expect((await ken.workset()).cursor).toBeGreaterThanOrEqual(0);

  const devices = { name: 'devices', data, agent: 'rosa' } as const;
  expect(await runDevices({ ...devices, json: false })).toBe(0);
  expect(printed.filter((line) => /rosa {2}laptop .*to be wiped since/.test(line))).toHaveLength(1);
  const done = { deviceId: 'laptop', unsent: 3, drafts: 1 };
  await lost.post(`/v1/wipes/${problem.wipe?.id}`, done);
  await lost.post(`/v1/wipes/${problem.wipe?.id}`, { ...done, unsent: 99 });
  await runDevices({ ...devices, json: true });
  expect(JSON.parse(printed.at(-1) ?? '')).toContainEqual(
    expect.objectContaining({
      user: 'rosa',
      deviceId: 'laptop',
      wipe: expect.objectContaining({ confirmedAt: expect.any(Number), unsent: 3, drafts: 1 }),
    }),
  );
});

it('reaches all consoles of an agent when none is named, and each order is given once', async () => {
  const clients = await Promise.all(['laptop', 'tower'].map((device) => signedIn('rosa', device)));
  const command = { name: 'wipe', data, agent: 'rosa', device: null, json: true } as const;
  await runWipe(command);
  await runWipe(command);
  expect(JSON.parse(printed[0] ?? '')).toHaveLength(2);
  expect(JSON.parse(printed[1] ?? '')).toHaveLength(2);
  expect(await Promise.all(clients.map(codeOf))).toEqual(['wiped', 'wiped']);
  const ids = await desk.desk.reader.selectFrom('wipes').select('id').execute();
  expect(ids).toHaveLength(2);
});

it('is not confirmed by a console that it is not about', async () => {
  const client = await signedIn('rosa', 'laptop');
  await runWipe({ name: 'wipe', data, agent: 'rosa', device: null, json: true });
  const problem = await client.problem(await client.request('/v1/workset'));
  const body = { deviceId: 'tower', unsent: 0, drafts: 0 };
  const answer = await client.post(`/v1/wipes/${problem.wipe?.id}`, body);
  expect(answer.status).toBe(404);
  expect(await codeOf(client)).toBe('wiped');
});

it('is known to a console that comes back after its session has run out', async () => {
  const client = await signedIn('rosa', 'laptop');
  await desk.desk.database.writer.updateTable('sessions').set({ used_at: 0 }).execute();
  expect(await codeOf(client)).toBe('not-signed-in');
  await runWipe({ name: 'wipe', data, agent: 'rosa', device: null, json: true });
  expect(await codeOf(client)).toBe('wiped');
});

it('needs somebody who is known', async () => {
  const command = { name: 'wipe', data, device: null, json: false } as const;
  await expect(runWipe({ ...command, agent: 'nobody' })).rejects.toThrow('no agent who signs in');
  expect(await runWipe({ ...command, agent: 'ken' })).toBe(1);
  expect(printed.at(-1)).toBe('ken has not signed in with any console.');
  const lead = await signedIn('marta', 'desk');
  const answer = await lead.post('/v1/wipes', { agentId: 'stranger', deviceId: null });
  expect((await lead.problem(answer)).code).toBe('not-found');
});
