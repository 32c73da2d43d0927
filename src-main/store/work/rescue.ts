import { createHash } from 'node:crypto';
import { layoutSchema } from '@shared/ipc';
import type { z } from 'zod';
import { removeDatabase } from '../files';
import type { WorkCounts } from '../findings';
import { rawRows, type RawRow } from '../raw-pages';
import type { ReadDb, WriteDb } from '../sql';
import { TABLE_OF, prepareCopy, type Damaged, type Ids } from './readable-copy';
import {
  hereSchema,
  madeAttachmentSchema,
  mutedSchema,
  namedLayoutsSchema,
  outboxBodySchema,
  ownSnippetStoredSchema,
  paneMemoriesSchema,
  popOutsSchema,
  recentSearchesSchema,
  savedSearchesSchema,
  savedViewsSchema,
  seenSchema,
  usesSchema,
  storedDraftSchema,
  workedSchema,
  storedVersionSchema,
} from './schemas';
import { HERE_KEY, MUTED_KEY, WORKED } from './marks';
import { LAYOUTS_KEY, MEMORY_KEY, POP_OUTS_KEY } from './panes';
import { RECENT_KEY, SAVED_KEY } from './searches';
import { SNIPPET } from './own-snippets';
import { USES_KEY } from './uses';
import { unseal, type SealedRow, type SealedTable } from './sealed';
import { VIEWS_KEY } from './views';

/** A row of the work whose checksum holds. */
interface SoundRow extends SealedRow {
  readonly table: SealedTable;
  /** Of an attachment. */
  readonly bytes: Uint8Array | null;
  /** The place in the outbox; the order of any other row says nothing. */
  readonly place: number;
}

/** What could be read of a damaged work database. */
export interface Rescue {
  readonly rows: readonly SoundRow[];
  readonly rescued: WorkCounts;
  /** Null: too little could be read to know what else there was. */
  readonly lost: WorkCounts | null;
}

function markSchemaOf(id: string): z.ZodType<object> {
  if (id === RECENT_KEY) return recentSearchesSchema;
  if (id === SAVED_KEY) return savedSearchesSchema;
  if (id === MUTED_KEY) return mutedSchema;
  if (id.startsWith(WORKED)) return workedSchema;
  if (id === USES_KEY) return usesSchema;
  if (id.startsWith(SNIPPET)) return ownSnippetStoredSchema;
  if (id === VIEWS_KEY) return savedViewsSchema;
  if (id === HERE_KEY) return hereSchema;
  if (id === MEMORY_KEY) return paneMemoriesSchema;
  if (id === LAYOUTS_KEY) return namedLayoutsSchema;
  if (id === POP_OUTS_KEY) return popOutsSchema;
  return id.startsWith('seen ') ? seenSchema : layoutSchema;
}

function schemaOf(table: SealedTable, id: string): z.ZodType<object> {
  switch (table) {
    case 'outbox':
      return outboxBodySchema;
    case 'draft':
      return storedDraftSchema;
    case 'draft_version':
      return storedVersionSchema;
    case 'mark':
      return markSchemaOf(id);
    case 'made_attachment':
      return madeAttachmentSchema;
  }
}

function holdsItsBytes(value: object, bytes: Uint8Array | null): boolean {
  const head = madeAttachmentSchema.safeParse(value);
  const hash = createHash('sha256')
    .update(bytes ?? new Uint8Array())
    .digest('hex');
  return head.success && head.data.attachment.sha256 === hash;
}

/** The row, if it is one of this table: its checksum covers the name of its table. */
function soundRow(table: SealedTable, { rowid, values }: RawRow): SoundRow | null {
  const [id, body, checksum, bytes] = table === 'outbox' ? values.slice(1) : values;
  if (typeof id !== 'string' || typeof body !== 'string' || typeof checksum !== 'string') {
    return null;
  }
  const row = { id, body, checksum };
  const value = unseal(table, row, schemaOf(table, id));
  if (value === null) return null;
  const content = bytes instanceof Uint8Array ? bytes : null;
  if (table === 'made_attachment' && !holdsItsBytes(value, content)) return null;
  return { ...row, table, bytes: content, place: rowid };
}

function recognised(raw: RawRow): SoundRow | null {
  const tables: readonly SealedTable[] =
    raw.values[0] === null ? ['outbox'] : ['draft', 'draft_version', 'mark', 'made_attachment'];
  for (const table of tables) {
    const row = soundRow(table, raw);
    if (row) return row;
  }
  return null;
}

function newer(a: SoundRow, b: SoundRow): SoundRow {
  if (a.table !== 'draft') return a;
  const at = (row: SoundRow) => unseal('draft', row, storedDraftSchema)?.updatedAt ?? 0;
  return at(b) > at(a) ? b : a;
}

function count(rows: Iterable<SoundRow>): WorkCounts {
  const counts = { commands: 0, drafts: 0, attachments: 0 };
  for (const { table } of rows) {
    if (table === 'outbox') counts.commands += 1;
    else if (table === 'draft') counts.drafts += 1;
    else if (table === 'made_attachment') counts.attachments += 1;
  }
  return counts;
}

function missing(ids: Ids | null, found: ReadonlyMap<string, SoundRow>): WorkCounts | null {
  if (ids === null) return null;
  const lost = (what: keyof WorkCounts) =>
    ids[what].filter((id) => !found.has(`${TABLE_OF[what]} ${id}`)).length;
  return { commands: lost('commands'), drafts: lost('drafts'), attachments: lost('attachments') };
}

/** Takes out files whose draft or reply is lost: nobody could find them again. */
function dropUncarried(found: Map<string, SoundRow>): void {
  const carried = new Set<string>();
  for (const row of found.values()) {
    if (row.table === 'draft') {
      const draft = unseal('draft', row, storedDraftSchema);
      for (const { id } of draft?.attachments ?? []) carried.add(id);
    } else if (row.table === 'outbox') {
      const body = unseal('outbox', row, outboxBodySchema)?.command.body;
      if (body?.kind === 'reply') for (const id of body.attachmentIds) carried.add(id);
    }
  }
  for (const [key, { table, id }] of found) {
    if (table === 'made_attachment' && !carried.has(id)) found.delete(key);
  }
}

/**
 * Reads from a damaged work database every row whose checksum holds, whatever else is lost: its
 * first page, its schema, its indexes, its log. The file itself is not touched.
 *
 * @throws when there is no room for a copy
 */
export function rescue(damaged: Damaged): Rescue {
  const copy = `${damaged.file}.copy`;
  try {
    const ids = prepareCopy(damaged, copy);
    const found = new Map<string, SoundRow>();
    for (const raw of rawRows(copy, damaged.access)) {
      const row = recognised(raw);
      if (!row) continue;
      const key = `${row.table} ${row.id}`;
      const known = found.get(key);
      found.set(key, known ? newer(known, row) : row);
    }
    dropUncarried(found);
    const rows = [...found.values()].sort((a, b) => a.place - b.place);
    return { rows, rescued: count(rows), lost: missing(ids, found) };
  } finally {
    removeDatabase(copy);
  }
}

/** Writes rescued rows into a new database; the outbox keeps its order. */
export function writeRows(db: WriteDb, rows: readonly SoundRow[]): void {
  db.transaction(() => {
    for (const { table, place, id, body, checksum, bytes } of rows) {
      if (table === 'outbox') {
        db.run(
          'INSERT OR IGNORE INTO outbox (place, id, body, checksum) VALUES (?, ?, ?, ?)',
          place,
          id,
          body,
          checksum,
        );
      } else if (table === 'made_attachment') {
        db.run(
          'INSERT INTO made_attachment (id, body, checksum, bytes) VALUES (?, ?, ?, ?)',
          id,
          body,
          checksum,
          bytes,
        );
      } else {
        db.run(`INSERT INTO ${table} (id, body, checksum) VALUES (?, ?, ?)`, id, body, checksum);
      }
    }
  });
}

/** All rows of a database that is sound. */
export function allRows(db: ReadDb): SoundRow[] {
  const sealed = (table: 'draft' | 'draft_version' | 'mark'): SoundRow[] =>
    db
      .all<SealedRow>(`SELECT id, body, checksum FROM ${table}`)
      .map((row) => ({ ...row, table, bytes: null, place: 0 }));
  const outbox = db
    .all<SealedRow & { place: number }>('SELECT place, id, body, checksum FROM outbox')
    .map((row): SoundRow => ({ ...row, table: 'outbox', bytes: null }));
  const attachments = db
    .all<SealedRow & { bytes: Uint8Array }>('SELECT id, body, checksum, bytes FROM made_attachment')
    .map((row): SoundRow => ({ ...row, table: 'made_attachment', place: 0 }));
  return [
    ...outbox,
    ...sealed('draft'),
    ...sealed('draft_version'),
    ...sealed('mark'),
    ...attachments,
  ];
}
