import { assertNever } from '@shared/assert-never';
import { type EntityKind, entityKinds } from '@shared/domain';
import type { InspectedDocument, InspectedPlace, PlacesQuery } from '../api';
import { readDoc } from '../documents';
import type { ReadDb } from '../sql';

/** Where documents of a kind lie, and what numbers their rows. */
interface Place {
  readonly table: string;
  readonly row: 'row_id' | 'rowid';
  /** Kinds that share a table. */
  readonly shared: boolean;
}

function placeOf(kind: EntityKind): Place {
  switch (kind) {
    case 'team':
    case 'agent':
    case 'tag':
    case 'snippet':
    case 'article':
    case 'offer':
      return { table: 'reference', row: 'row_id', shared: true };
    case 'customer':
      return { table: 'customer', row: 'row_id', shared: false };
    case 'event':
      return { table: 'customer_event', row: 'rowid', shared: false };
    case 'offerOutcome':
      return { table: 'offer_outcome', row: 'rowid', shared: false };
    case 'thread':
      return { table: 'thread', row: 'rowid', shared: false };
    case 'episode':
      return { table: 'episode', row: 'rowid', shared: false };
    case 'message':
      return { table: 'message', row: 'row_id', shared: false };
    default:
      return assertNever(kind);
  }
}

/** The condition that picks a kind, with its values. */
function ofKind(kind: EntityKind, { shared }: Place): readonly [sql: string, ...string[]] {
  return shared ? ['kind = ?', kind] : ['1'];
}

/** How many documents of each kind the cache holds. Counts rows: slow on a large cache. */
export function countDocuments(db: ReadDb): Readonly<Record<EntityKind, number>> {
  const counts = entityKinds.map((kind) => {
    const place = placeOf(kind);
    const [where, ...values] = ofKind(kind, place);
    const sql = `SELECT count(*) AS count FROM ${place.table} WHERE ${where}`;
    return [kind, db.one<{ count: number }>(sql, ...values)?.count ?? 0] as const;
  });
  // Each kind has its entry.
  return Object.fromEntries(counts) as Record<EntityKind, number>;
}

/** Those of some documents of a kind that are here. */
export function documents(
  db: ReadDb,
  kind: EntityKind,
  ids: readonly string[],
): InspectedDocument[] {
  const place = placeOf(kind);
  const [where, ...values] = ofKind(kind, place);
  const sql = `SELECT ${place.row} AS place, rev, doc FROM ${place.table} WHERE ${where} AND id = ?`;
  return ids.flatMap((id) => {
    const row = db.one<{ place: number; rev: number; doc: string }>(sql, ...values, id);
    return row ? [{ id, place: row.place, rev: row.rev, doc: readDoc<unknown>(row.doc) }] : [];
  });
}

/** Documents of a kind in the order of their places. */
export function places(db: ReadDb, query: PlacesQuery): InspectedPlace[] {
  const { kind, from, before, limit } = query;
  const place = placeOf(kind);
  const [where, ...values] = ofKind(kind, place);
  return db.all<InspectedPlace>(
    `SELECT ${place.row} AS place, id FROM ${place.table}
     WHERE ${where} AND ${place.row} >= ? AND ${place.row} < ? ORDER BY ${place.row} LIMIT ?`,
    ...values,
    from,
    before,
    limit,
  );
}
