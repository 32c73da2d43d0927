import type { ReadDb, WriteDb } from '../sql';
import { createHash } from 'node:crypto';
import { layoutSchema } from '@shared/ipc';
import type { z } from 'zod';
import { madeAttachmentSchema, outboxBodySchema, seenSchema, storedDraftSchema } from './schemas';
import { unseal, type SealedRow, type SealedTable } from './sealed';

/** What could be read from a damaged work database, by table. */
export interface Rescued {
  readonly commands: number;
  readonly drafts: number;
  readonly attachments: number;
}

interface RowPlace {
  readonly table: SealedTable;
  readonly columns: string;
  schemaOf(id: string): z.ZodType<object>;
}

const PLACES: readonly RowPlace[] = [
  { table: 'outbox', columns: 'place, id, body, checksum', schemaOf: () => outboxBodySchema },
  { table: 'draft', columns: 'id, body, checksum', schemaOf: () => storedDraftSchema },
  {
    table: 'mark',
    columns: 'id, body, checksum',
    schemaOf: (id) => (id.startsWith('seen ') ? seenSchema : layoutSchema),
  },
  {
    table: 'made_attachment',
    columns: 'id, body, checksum, bytes',
    schemaOf: () => madeAttachmentSchema,
  },
];

interface AnyRow extends SealedRow {
  readonly rowid: number;
  readonly place?: number;
  readonly bytes?: Uint8Array;
}

function tryRead<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Rows that can be reached, one at a time from both ends, since one bad page ends a scan. */
function* readableRows(db: ReadDb, { table, columns }: RowPlace): Generator<AnyRow> {
  const seen = new Set<number>();
  for (const [order, beyond, first] of [
    ['ASC', '>', Number.MIN_SAFE_INTEGER],
    ['DESC', '<', Number.MAX_SAFE_INTEGER],
  ] as const) {
    let last: number = first;
    for (;;) {
      const row = tryRead(() =>
        db.one<AnyRow>(
          `SELECT rowid, ${columns} FROM ${table} WHERE rowid ${beyond} ? ORDER BY rowid ${order} LIMIT 1`,
          last,
        ),
      );
      if (!row || seen.has(row.rowid)) break;
      seen.add(row.rowid);
      last = row.rowid;
      yield row;
    }
  }
}

function isSound({ table, schemaOf }: RowPlace, row: AnyRow): boolean {
  const value = unseal(table, row, schemaOf(row.id));
  if (value === null) return false;
  if (table !== 'made_attachment') return true;
  const head = madeAttachmentSchema.safeParse(value);
  const hash = createHash('sha256')
    .update(row.bytes ?? new Uint8Array())
    .digest('hex');
  return head.success && head.data.attachment.sha256 === hash;
}

/** Copies every row whose checksum holds from a damaged work database into a new one. */
export function rescueRows(damaged: ReadDb, into: WriteDb): Rescued {
  const counts = { outbox: 0, draft: 0, mark: 0, made_attachment: 0 };
  into.transaction(() => {
    for (const place of PLACES) {
      const rows = [...readableRows(damaged, place)].filter((row) => isSound(place, row));
      for (const row of rows.sort((a, b) => a.rowid - b.rowid)) {
        const extra = place.table === 'outbox' ? row.place : row.bytes;
        const names = place.columns;
        const values = [row.id, row.body, row.checksum];
        const all =
          place.table === 'outbox'
            ? [extra ?? null, ...values]
            : [...values, ...(place.table === 'made_attachment' ? [extra ?? null] : [])];
        into.run(
          `INSERT OR IGNORE INTO ${place.table} (${names}) VALUES (${all.map(() => '?').join(', ')})`,
          ...all,
        );
        counts[place.table] += 1;
      }
    }
  });
  return { commands: counts.outbox, drafts: counts.draft, attachments: counts.made_attachment };
}
