import { cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDeskConnector } from '../../../src-main/connectors/desk';
import { startThread } from '../../../src-desk/services/conversation';
import { hashPassword } from '../../../src-desk/services/passwords';
import { signIn } from '../../../src-desk/services/sessions';
import { openDesk } from '../../../src-desk/start-desk';
import { customerDoc } from '../../fixtures/sync/documents';
import { createFakeClock } from '../../fixtures/sync/fake-clock';
import { FAKE_SESSION } from '../../fixtures/sync/fake-desk';
import type { Stage } from '../play';
import { PEOPLE, TEAMS, THREADS, type History } from '../script';
import { customerOf, seedMessages, teamOf } from '../seed';
import { Busy } from './busy';
import { RealDesk } from './desk';
import { createNetworkFetch } from './fetch';
import { createRealPremises } from './premises';

const DEVICE = 'device-of-the-play';

/** A data folder in which everything is ready to begin, and the tokens of everybody's sessions. */
export interface Beginning {
  readonly root: string;
  readonly tokens: ReadonlyMap<string, string>;
}

/** Files that nobody needs after a test: in memory where the system has a folder for that. */
function newRoot(): string {
  const memory = '/dev/shm';
  return mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'heddle-play-'));
}

/** Makes what every history begins with; copied for each of them. */
export async function createBeginning(): Promise<Beginning> {
  const root = newRoot();
  const clock = createFakeClock();
  const busy = new Busy();
  const dataDir = join(root, 'desk');
  mkdirSync(dataDir);
  const { desk, close } = await openDesk({ dataDir, clock });
  const passwordHash = await hashPassword('practice');
  await desk.write(async (tx) => {
    for (const id of TEAMS) await tx.put('team', { id, name: id }, null);
    for (const { id, role, teamIds } of PEOPLE) {
      const agent = { id, name: id, role, teamIds: [...teamIds], presence: 'offline' } as const;
      await tx.put('agent', { ...agent, teamIds: [...teamIds] }, { login: id, passwordHash });
    }
    await tx.put('tag', { id: 'vip', name: 'VIP' }, null);
    await tx.put(
      'offer',
      {
        id: 'upgrade',
        title: 'Upgrade',
        reason: 'Because',
        text: 'Would you like to?',
        kind: 'upsell',
        conditions: [],
        activeUntil: null,
      },
      null,
    );
    for (const threadId of THREADS) {
      const customer = customerDoc(customerOf(threadId));
      const start = { customer, threadId, channel: 'web', language: null } as const;
      await startThread(tx, { ...start, teamId: teamOf(threadId) });
    }
  });
  const tokens = new Map<string, string>();
  for (const { id } of PEOPLE) {
    const signedIn = await signIn(desk, id, 'practice', DEVICE);
    if (!signedIn || 'wipe' in signedIn) throw new Error(`${id} cannot sign in.`);
    tokens.set(id, signedIn.token);
  }
  await close();
  const real = new RealDesk(root, clock, busy);
  await real.start();
  await seedMessages(real);
  await real.stop();
  return { root, tokens };
}

/** The desk that ships, consoles with the real connector and the real store, a network in between. */
export async function createRealStage(
  { root: begun, tokens }: Beginning,
  { page }: Pick<History, 'page'>,
): Promise<Stage> {
  const root = newRoot();
  cpSync(begun, root, { recursive: true });
  const busy = new Busy();
  const clock = createFakeClock({ settle: busy.settle });
  const desk = new RealDesk(root, clock, busy);
  await desk.start();
  return {
    clock,
    desk,
    newPremises: () => createRealPremises(root, busy),
    connect: ({ agentId, clock: consoleClock, network, life }) => {
      const fetch = createNetworkFetch({ desk, clock, network, life, busy, page });
      const connector = createDeskConnector({
        baseUrl: 'http://localhost',
        fetch,
        clock: consoleClock,
        deviceId: DEVICE,
      });
      connector.resume({ ...FAKE_SESSION, secret: tokens.get(agentId) ?? '' });
      return connector;
    },
  };
}
