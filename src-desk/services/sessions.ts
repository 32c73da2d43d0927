import { createHash, randomBytes } from 'node:crypto';
import { type Agent, agentSchema } from '@shared/domain';
import type { Desk } from '../desk';
import { type Viewer, viewerOf } from '../viewer';
import { findAgent } from './agents';
import { hashPassword, isPassword } from './passwords';
import { openWipe } from './wipes';
import type { WipesTable } from '../storage/tables';

const TOKEN_BYTES = 32;
const DAY_MS = 86_400_000;
/** A session that nobody used for so long is over. */
const SESSION_IDLE_MS = 60 * DAY_MS;
/** How exactly the last use is remembered; every request would be a write otherwise. */
const USED_STEP_MS = 60 * 60 * 1000;

/** Who made a request. */
export interface SignedIn {
  readonly tokenHash: string;
  readonly deviceId: string;
  readonly agent: Agent;
  readonly viewer: Viewer;
}

/** A console whose local data are to be removed; its session is good for nothing else. */
export interface ToBeWiped {
  readonly wipe: WipesTable;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

// Compared against when the user is unknown, so that the answer does not come sooner.
let decoy: Promise<string> | null = null;

/**
 * Signs an agent in.
 *
 * @param user login; upper and lower case are the same
 * @returns the session's token, which is not kept, or null when user or password are wrong
 */
export async function signIn(
  desk: Desk,
  user: string,
  password: string,
  deviceId: string,
): Promise<
  { readonly token: string; readonly agent: Agent; readonly viewer: Viewer } | ToBeWiped | null
> {
  const row = await desk.reader
    .selectFrom('agents')
    .select(['doc', 'password_hash'])
    .where('login', '=', user.trim().toLowerCase())
    .executeTakeFirst();
  decoy ??= hashPassword('decoy');
  const matches = await isPassword(password, row?.password_hash ?? (await decoy));
  if (!row || !matches) return null;
  const agent = agentSchema.parse(JSON.parse(row.doc));
  const wipe = await openWipe(desk, agent.id, deviceId);
  if (wipe) return { wipe };
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const now = desk.clock.now();
  await desk.database.writer
    .insertInto('sessions')
    .values({
      token_hash: hashOf(token),
      agent_id: agent.id,
      device_id: deviceId,
      created_at: now,
      used_at: now,
    })
    .execute();
  return { token, agent, viewer: viewerOf(agent, desk.epoch) };
}

/** Who a token belongs to, or null when it is unknown, signed out, or has not been used for too long. */
export async function signedInBy(desk: Desk, token: string): Promise<SignedIn | ToBeWiped | null> {
  const tokenHash = hashOf(token);
  const session = await desk.reader
    .selectFrom('sessions')
    .select(['agent_id', 'device_id', 'used_at'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!session) return null;
  // Also of a session that is long over: its console may come back after months.
  const wipe = await openWipe(desk, session.agent_id, session.device_id);
  if (wipe) return { wipe };
  const idleMs = desk.clock.now() - session.used_at;
  if (idleMs > SESSION_IDLE_MS) return null;
  const agent = await findAgent(desk.reader, session.agent_id);
  if (!agent) return null;
  if (idleMs > USED_STEP_MS) {
    await desk.database.writer
      .updateTable('sessions')
      .set({ used_at: desk.clock.now() })
      .where('token_hash', '=', tokenHash)
      .execute();
  }
  return {
    tokenHash,
    deviceId: session.device_id,
    agent,
    viewer: viewerOf(agent, desk.epoch),
  };
}

/** Ends a session; its token is worth nothing from now on. */
export async function signOut(desk: Desk, signedIn: SignedIn): Promise<void> {
  await desk.database.writer
    .deleteFrom('sessions')
    .where('token_hash', '=', signedIn.tokenHash)
    .execute();
  desk.hub.endOf(signedIn.agent.id);
}
