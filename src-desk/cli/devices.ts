import { systemClock } from '../clock';
import { DEFAULT_POLICIES, Desk } from '../desk';
import { agentByLogin } from '../services/agents';
import { type Device, devicesOf, orderWipes } from '../services/wipes';
import type { CliCommand } from './arguments';

type Devices = Extract<CliCommand, { name: 'devices' }>;
type Wipe = Extract<CliCommand, { name: 'wipe' }>;

/**
 * `desk devices`: who has signed in with which console, and what became of orders to remove its data.
 *
 * @throws Error when there is no such agent
 */
export async function runDevices(command: Devices): Promise<number> {
  return withDesk(command.data, async (desk) => {
    const agentId = command.agent === null ? null : await idOf(desk, command.agent);
    const devices = await devicesOf(desk, agentId);
    if (command.json) console.log(JSON.stringify(devices.map(asJson)));
    else if (devices.length === 0) console.log('Nobody has signed in with a console yet.');
    else for (const device of devices) console.log(lineOf(device));
    return 0;
  });
}

/**
 * `desk wipe`: has everything removed that consoles keep of an agent. A desk that is serving the
 * folder tells them; it need not be stopped.
 *
 * @returns 1 when the agent has never signed in with a console
 * @throws Error when there is no such agent
 */
export async function runWipe(command: Wipe): Promise<number> {
  return withDesk(command.data, async (desk) => {
    const agentId = await idOf(desk, command.agent);
    const wipes = await orderWipes(desk, { agentId, deviceId: command.device, orderedBy: null });
    if (command.json) {
      console.log(JSON.stringify(wipes.map(({ device_id }) => ({ deviceId: device_id }))));
    } else if (wipes.length > 0) {
      console.log(
        `Ordered for ${wipes.length} ${wipes.length === 1 ? 'console' : 'consoles'} of ${command.agent}. Each removes its data at its next contact; "devices" says when it has.`,
      );
    }
    if (wipes.length > 0) return 0;
    console.error(`${command.agent} has not signed in with any console.`);
    return 1;
  });
}

async function withDesk(data: string, work: (desk: Desk) => Promise<number>): Promise<number> {
  const desk = await Desk.open({
    dataDir: data,
    clock: systemClock,
    policies: DEFAULT_POLICIES,
    presenceGraceMs: 0,
    onError: (error) => console.error(error),
  });
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
}

async function idOf(desk: Desk, login: string): Promise<string> {
  const agent = await agentByLogin(desk.reader, login);
  if (!agent) throw new Error(`There is no agent who signs in as ${login}.`);
  return agent.id;
}

function lineOf({ login, deviceId, usedAt, wipe }: Device): string {
  return [login, deviceId, `last used ${timeOf(usedAt)}`, ...(wipe ? [wipeWords(wipe)] : [])].join(
    '  ',
  );
}

function wipeWords(wipe: NonNullable<Device['wipe']>): string {
  if (wipe.confirmed_at === null) return `to be wiped since ${timeOf(wipe.ordered_at)}`;
  const lost = `${wipe.unsent ?? 0} unsent, ${wipe.drafts ?? 0} drafts went with it`;
  return `wiped ${timeOf(wipe.confirmed_at)} (${lost})`;
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}

function asJson({ login, deviceId, usedAt, wipe }: Device) {
  return {
    user: login,
    deviceId,
    usedAt,
    wipe: wipe && {
      orderedAt: wipe.ordered_at,
      confirmedAt: wipe.confirmed_at,
      unsent: wipe.unsent,
      drafts: wipe.drafts,
    },
  };
}
