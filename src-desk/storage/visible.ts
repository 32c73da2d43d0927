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

/** The customers with a thread that the viewer sees, for an `in (…)`. */
function visibleCustomers(db: Kysely<DeskTables>, viewer: Viewer) {
  return db.selectFrom('threads').select('customer_id').where('team_id', 'in', teamsOf(viewer));
}

function visibleQuery(
  db: Kysely<DeskTables>,
  viewer: Viewer,
  kind: EntityKind,
  ids: readonly string[],
) {
  const columns = ['id', 'rev', 'doc'] as const;
  switch (kind) {
    case 'team':
    case 'agent':
    case 'tag':
    case 'snippet':
    case 'article':
    case 'offer':
      return db.selectFrom(documentTable(kind)).select(columns).where('id', 'in', ids);
    case 'customer':
      return db
        .selectFrom('customers')
        .select(columns)
        .where('id', 'in', ids)
        .where('id', 'in', visibleCustomers(db, viewer));
    case 'event':
      return db
        .selectFrom('events')
        .select(columns)
        .where('id', 'in', ids)
        .where('customer_id', 'in', visibleCustomers(db, viewer));
    case 'offerOutcome':
      return db
        .selectFrom('offer_outcomes')
        .select(columns)
        .where('id', 'in', ids)
        .where('customer_id', 'in', visibleCustomers(db, viewer));
    case 'thread':
      return db
        .selectFrom('threads')
        .select(columns)
        .where('id', 'in', ids)
        .where('team_id', 'in', teamsOf(viewer));
    case 'episode':
      return db
        .selectFrom('episodes')
        .select(columns)
        .where('id', 'in', ids)
        .where('team_id', 'in', teamsOf(viewer));
    case 'message':
      return db
        .selectFrom('messages')
        .select(columns)
        .where('id', 'in', ids)
        .where('team_id', 'in', teamsOf(viewer))
        .where(whisperRule(viewer));
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
  for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
    const chunk = ids.slice(start, start + IDS_PER_QUERY);
    const rows = await visibleQuery(db, viewer, kind, chunk).execute();
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}
