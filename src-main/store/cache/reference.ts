import { assertNever } from '@shared/assert-never';
import type { EntityDoc, EntityKind } from '@shared/domain';
import { articleSearchText, snippetSearchText, type SearchText } from '../search/documents';
import type { WriteDb } from '../sql';
import type { Batch } from './batch';

/** The kinds that belong to the desk as a whole. There are few of them. */
export type ReferenceKind = Extract<
  EntityKind,
  'team' | 'agent' | 'tag' | 'snippet' | 'article' | 'offer'
>;

/** A reference document with its kind. */
export type ReferenceRecord = {
  [K in ReferenceKind]: { readonly kind: K; readonly doc: EntityDoc<K>; readonly rev: number };
}[ReferenceKind];

/** Writes a reference document unless what is stored is as new. */
export function putReference(db: WriteDb, batch: Batch, record: ReferenceRecord): void {
  const { kind, doc, rev } = record;
  const row = db.one<{ row_id: number }>(
    `INSERT INTO reference (kind, id, rev, doc) VALUES (?, ?, ?, ?)
     ON CONFLICT (kind, id) DO UPDATE SET rev = excluded.rev, doc = excluded.doc
     WHERE excluded.rev > rev
     RETURNING row_id`,
    kind,
    doc.id,
    rev,
    JSON.stringify(doc),
  );
  if (!row) return;
  batch.changed(kind, null);
  if (batch.indexUse !== 'off') indexKnowledge(db, row.row_id, record);
}

function searchTextOf(record: ReferenceRecord): SearchText | null {
  switch (record.kind) {
    case 'snippet':
      return snippetSearchText(record.doc);
    case 'article':
      return articleSearchText(record.doc);
    case 'team':
    case 'agent':
    case 'tag':
    case 'offer':
      return null;
    default:
      return assertNever(record);
  }
}

/** Makes the searchable text of a snippet or an article; other kinds have none. */
export function indexKnowledge(db: WriteDb, rowId: number, record: ReferenceRecord): void {
  const text = searchTextOf(record);
  if (!text) return;
  db.run(
    `INSERT INTO knowledge_search (row_id, title, body) VALUES (?, ?, ?)
     ON CONFLICT (row_id) DO UPDATE SET title = excluded.title, body = excluded.body`,
    rowId,
    text.title,
    text.body,
  );
}

/** Removes a reference document unless it is newer than the removal. */
export function removeReference(
  db: WriteDb,
  batch: Batch,
  removal: { readonly kind: ReferenceKind; readonly id: string; readonly rev: number },
): void {
  const { kind, id, rev } = removal;
  const row = db.one<{ row_id: number }>(
    'DELETE FROM reference WHERE kind = ? AND id = ? AND rev <= ? RETURNING row_id',
    kind,
    id,
    rev,
  );
  if (!row) return;
  if (batch.indexUse !== 'off') {
    db.run('DELETE FROM knowledge_search WHERE row_id = ?', row.row_id);
  }
  batch.changed(kind, null);
}
