import type { EntityDoc } from '@shared/domain';
import type { ReferenceKind } from '../cache/reference';
import { readDocs } from '../documents';
import type { ReadDb } from '../sql';

/** All reference documents of a kind, in the order in which the desk sent them. */
export function references<K extends ReferenceKind>(db: ReadDb, kind: K): EntityDoc<K>[] {
  return readDocs<EntityDoc<K>>(
    db.all<{ doc: string }>('SELECT doc FROM reference WHERE kind = ? ORDER BY row_id', kind),
  );
}
