import type { EntityKind } from '@shared/domain';
import { assertNever } from '@shared/assert-never';
import { type Kysely, sql } from 'kysely';
import { seesAllWhispers, type Viewer } from '../viewer';
import { type DeskTables, documentTable } from './tables';

/** A document as it is stored: not parsed, because most of them go out as they are. */
export interface RawDocument {
  readonly id: string;
  readonly rev: number;
  readonly doc: string;
}

/** How many ids go into one `in (…)`. */
const IDS_PER_QUERY = 500;

/** Teams for an `in (…)`, which must not be empty. */
export function teamsOf(viewer: Viewer): readonly string[] {
  return viewer.teamIds.length > 0 ? viewer.teamIds : [''];
}

/**
 * The condition under which a viewer sees a message of a thread that they see: everything but other
 * people's whispers. For queries on `messages`.
 */
export function whisperRule(viewer: Viewer) {
  return seesAllWhispers(viewer)
    ? sql<boolean>`1 = 1`
    : sql<boolean>`(kind <> 'whisper' or agent_id = ${viewer.agentId} or to_agent_id = ${viewer.agentId})`;
}

/** Parts of a list that fit into one `in (…)`. */
export function* chunksOfIds(ids: readonly string[]): Generator<readonly string[]> {
  for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
    yield ids.slice(start, start + IDS_PER_QUERY);
  }
}

const COLUMNS = ['id', 'rev', 'doc'] as const;

/** Those of some customers who have a thread that the viewer sees. */
async function visibleCustomers(
  db: Kysely<DeskTables>,
  viewer: Viewer,
  customerIds: readonly string[],
): Promise<Set<string>> {
  if (customerIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('threads')
    .select(['customer_id', 'team_id'])
    .where('customer_id', 'in', customerIds)
    .execute();
  return new Set(rows.filter(isOfTeam(viewer)).map((row) => row.customer_id));
}

function isOfTeam(viewer: Viewer): (row: { readonly team_id: string }) => boolean {
  return (row) => viewer.teamIds.includes(row.team_id);
}

/**
 * Documents by id. The condition on the team is not part of the queries: with it, SQLite walks along
 * the index of the team, and so through all there is, instead of looking up a few ids.
 */
async function visibleRows(
  db: Kysely<DeskTables>,
  viewer: Viewer,
  kind: EntityKind,
  ids: readonly string[],
): Promise<readonly RawDocument[]> {
  switch (kind) {
    case 'team':
    case 'agent':
    case 'tag':
    case 'snippet':
    case 'article':
    case 'offer':
      return db.selectFrom(documentTable(kind)).select(COLUMNS).where('id', 'in', ids).execute();
    case 'customer': {
      const visible = await visibleCustomers(db, viewer, ids);
      const rows = await db
        .selectFrom('customers')
        .select(COLUMNS)
        .where('id', 'in', ids)
        .execute();
      return rows.filter((row) => visible.has(row.id));
    }
    case 'event':
    case 'offerOutcome': {
      const rows = await db
        .selectFrom(kind === 'event' ? 'events' : 'offer_outcomes')
        .select([...COLUMNS, 'customer_id'])
        .where('id', 'in', ids)
        .execute();
      const customerIds = [...new Set(rows.map((row) => row.customer_id))];
      const visible = await visibleCustomers(db, viewer, customerIds);
      return rows.filter((row) => visible.has(row.customer_id));
    }
    case 'thread':
    case 'episode': {
      const rows = await db
        .selectFrom(kind === 'thread' ? 'threads' : 'episodes')
        .select([...COLUMNS, 'team_id'])
        .where('id', 'in', ids)
        .execute();
      return rows.filter(isOfTeam(viewer));
    }
    case 'message': {
      const rows = await db
        .selectFrom('messages')
        .select([...COLUMNS, 'team_id'])
        .where('id', 'in', ids)
        .where(whisperRule(viewer))
        .execute();
      return rows.filter(isOfTeam(viewer));
    }
    default:
      return assertNever(kind);
  }
}

/**
 * Those of some documents that a viewer may see now, as they are now.
 *
 * @returns by id; what is missing does not exist or is not theirs to see
 */
export async function visibleDocuments(
  db: Kysely<DeskTables>,
  viewer: Viewer,
  kind: EntityKind,
  ids: readonly string[],
): Promise<Map<string, RawDocument>> {
  const found = new Map<string, RawDocument>();
  for (const chunk of chunksOfIds(ids)) {
    for (const row of await visibleRows(db, viewer, kind, chunk)) found.set(row.id, row);
  }
  return found;
}
