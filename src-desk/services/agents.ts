import { type Agent, agentSchema } from '@shared/domain';
import type { Kysely } from 'kysely';
import type { Desk } from '../desk';
import type { DeskTables } from '../storage/tables';

/** An agent by id, or null. Presence is what the document says, not what is shown now. */
export async function findAgent(db: Kysely<DeskTables>, id: string): Promise<Agent | null> {
  const row = await db.selectFrom('agents').select('doc').where('id', '=', id).executeTakeFirst();
  return row ? agentSchema.parse(JSON.parse(row.doc)) : null;
}

/** An agent by what they type to sign in, or null; upper and lower case are the same. */
export async function agentByLogin(db: Kysely<DeskTables>, login: string): Promise<Agent | null> {
  const row = await db
    .selectFrom('agents')
    .select('doc')
    .where('login', '=', login.trim().toLowerCase())
    .executeTakeFirst();
  return row ? agentSchema.parse(JSON.parse(row.doc)) : null;
}

/** All agents, by id. */
export async function allAgents(db: Kysely<DeskTables>): Promise<Agent[]> {
  const rows = await db.selectFrom('agents').select('doc').orderBy('id').execute();
  return rows.map((row) => agentSchema.parse(JSON.parse(row.doc)));
}

/**
 * Puts an agent into other teams. Their clients are told by a new `scope` and fill again.
 *
 * @throws Error when there is no such agent
 */
export async function setAgentTeams(
  desk: Desk,
  agentId: string,
  teamIds: readonly string[],
): Promise<void> {
  await desk.write(async (tx) => {
    const row = await tx.db
      .selectFrom('agents')
      .select(['doc', 'login', 'password_hash'])
      .where('id', '=', agentId)
      .executeTakeFirst();
    if (!row) throw new Error(`There is no agent ${agentId}.`);
    const agent = agentSchema.parse(JSON.parse(row.doc));
    await tx.put(
      'agent',
      { ...agent, teamIds: [...teamIds] },
      { login: row.login, passwordHash: row.password_hash },
    );
  });
  // An open stream was allowed what the agent saw until now.
  desk.hub.endOf(agentId);
}
