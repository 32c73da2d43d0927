import { createHmac, randomBytes } from 'node:crypto';
import { type DeskWipe, wipeProofText } from '@shared/protocol';
import type { Desk } from '../desk';
import type { WipesTable } from '../storage/tables';

const ID_BYTES = 24;

/** A console that an agent has signed in with, newest use first. */
export interface Device {
  readonly agentId: string;
  readonly login: string;
  readonly deviceId: string;
  /** Unix ms, to the hour. */
  readonly usedAt: number;
  /** The newest order to remove what it keeps; null without one. */
  readonly wipe: WipesTable | null;
}

/**
 * Orders consoles to remove everything that they keep of an agent. They learn it at their next call,
 * and a console that is connected at once.
 *
 * @param deviceId one console; null: all that the agent has signed in with
 * @param orderedBy the agent who wants it; null: whoever runs the desk
 * @returns the orders, also those that were open already
 */
export async function orderWipes(
  desk: Desk,
  order: {
    readonly agentId: string;
    readonly deviceId: string | null;
    readonly orderedBy: string | null;
  },
): Promise<WipesTable[]> {
  const { agentId, orderedBy } = order;
  const deviceIds = order.deviceId === null ? await deviceIdsOf(desk, agentId) : [order.deviceId];
  const wipes: WipesTable[] = [];
  for (const deviceId of deviceIds) {
    const open = await openWipe(desk, agentId, deviceId);
    const wipe = open ?? {
      id: randomBytes(ID_BYTES).toString('base64url'),
      agent_id: agentId,
      device_id: deviceId,
      ordered_at: desk.clock.now(),
      ordered_by: orderedBy,
      confirmed_at: null,
      unsent: null,
      drafts: null,
    };
    if (!open) await desk.database.writer.insertInto('wipes').values(wipe).execute();
    wipes.push(wipe);
  }
  announce(desk, wipes);
  return wipes;
}

/** The order that a console has not carried out yet, or null. */
export async function openWipe(
  desk: Desk,
  agentId: string,
  deviceId: string,
): Promise<WipesTable | null> {
  const wipe = await desk.reader
    .selectFrom('wipes')
    .selectAll()
    .where('agent_id', '=', agentId)
    .where('device_id', '=', deviceId)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  return wipe ?? null;
}

/** Ends the streams of those who are to be told, also when another process ordered it. */
export async function announceWipes(desk: Desk): Promise<void> {
  const open = await desk.reader
    .selectFrom('wipes')
    .selectAll()
    .where('confirmed_at', 'is', null)
    .execute();
  announce(desk, open);
}

function announce(desk: Desk, wipes: readonly WipesTable[]): void {
  for (const wipe of wipes) desk.hub.wipe(wipe.agent_id, wipe.device_id);
}

/**
 * Takes note that a console has carried an order out, and ends its sessions: it may sign in again.
 * Said again, it changes nothing.
 *
 * @returns false when there is no such order for this console
 */
export async function confirmWipe(
  desk: Desk,
  id: string,
  done: { readonly deviceId: string; readonly unsent: number; readonly drafts: number },
): Promise<boolean> {
  const { deviceId, unsent, drafts } = done;
  return desk.database.writer.transaction().execute(async (tx) => {
    const wipe = await tx
      .selectFrom('wipes')
      .selectAll()
      .where('id', '=', id)
      .where('device_id', '=', deviceId)
      .executeTakeFirst();
    if (!wipe) return false;
    if (wipe.confirmed_at !== null) return true;
    await tx
      .updateTable('wipes')
      .set({ confirmed_at: desk.clock.now(), unsent, drafts })
      .where('id', '=', id)
      .execute();
    await tx
      .deleteFrom('sessions')
      .where('agent_id', '=', wipe.agent_id)
      .where('device_id', '=', deviceId)
      .execute();
    return true;
  });
}

/**
 * What goes with a `wiped` problem.
 *
 * @param secret what the request proved itself with: its token or, at sign-in, its password
 */
export function wipeOrder(wipe: WipesTable, deskId: string, secret: string): DeskWipe {
  const order = { id: wipe.id, deskId, agentId: wipe.agent_id, deviceId: wipe.device_id };
  const proof = createHmac('sha256', secret).update(wipeProofText(order)).digest('hex');
  return { ...order, proof };
}

/** @param agentId null: of everybody */
export async function devicesOf(desk: Desk, agentId: string | null): Promise<Device[]> {
  const sessions = await desk.reader
    .selectFrom('sessions')
    .innerJoin('agents', 'agents.id', 'sessions.agent_id')
    .select(['sessions.agent_id', 'agents.login', 'sessions.device_id', 'sessions.used_at'])
    .$if(agentId !== null, (query) => query.where('sessions.agent_id', '=', agentId ?? ''))
    .orderBy('sessions.used_at', 'desc')
    .execute();
  const wipes = await desk.reader
    .selectFrom('wipes')
    .innerJoin('agents', 'agents.id', 'wipes.agent_id')
    .selectAll('wipes')
    .select('agents.login')
    .$if(agentId !== null, (query) => query.where('wipes.agent_id', '=', agentId ?? ''))
    .orderBy('wipes.ordered_at')
    .execute();
  const devices = new Map<string, Device>();
  for (const each of sessions) {
    const { agent_id, device_id, used_at, login } = each;
    const key = `${agent_id} ${device_id}`;
    if (devices.has(key)) continue;
    devices.set(key, {
      agentId: agent_id,
      login,
      deviceId: device_id,
      usedAt: used_at,
      wipe: null,
    });
  }
  for (const { login, ...wipe } of wipes) {
    const { agent_id, device_id } = wipe;
    const key = `${agent_id} ${device_id}`;
    const usedAt = devices.get(key)?.usedAt ?? wipe.confirmed_at ?? wipe.ordered_at;
    devices.set(key, { agentId: agent_id, login, deviceId: device_id, usedAt, wipe });
  }
  return [...devices.values()].sort((a, b) => b.usedAt - a.usedAt);
}

async function deviceIdsOf(desk: Desk, agentId: string): Promise<string[]> {
  const rows = await desk.reader
    .selectFrom('sessions')
    .select('device_id')
    .distinct()
    .where('agent_id', '=', agentId)
    .execute();
  return rows.map(({ device_id }) => device_id);
}
