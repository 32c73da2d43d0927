import type { OutboxRow } from '../api';
import type { WriteDb } from '../sql';
import { outboxBodySchema, type OutboxBody } from './schemas';
import { seal, unseal, type SealedRow } from './sealed';
import { setAsideRow } from './table';

interface StoredRow extends SealedRow {
  readonly place: number;
}

/** The rows of the outbox, in the order in which the commands were made. */
export interface OutboxTable {
  all(): OutboxRow[];
  read(commandId: string): OutboxRow | null;
  add(body: OutboxBody): OutboxRow;
  /** Writes a row again at its place, also when its command has a new id. */
  replace(row: OutboxRow): void;
  remove(order: number): void;
}

function toBody(row: OutboxRow): OutboxBody {
  const { order: _place, ...body } = row;
  return { ...body, newMessages: [...body.newMessages] };
}

/** Access to the outbox; rows that cannot be trusted are moved aside when they are met. */
export function createOutboxTable(db: WriteDb): OutboxTable {
  const toRow = (stored: StoredRow): OutboxRow | null => {
    const body = unseal('outbox', stored, outboxBodySchema);
    if (body !== null && body.command.id === stored.id) return { ...body, order: stored.place };
    setAsideRow(db, 'outbox', stored, Date.now());
    return null;
  };
  return {
    all: () =>
      db
        .all<StoredRow>('SELECT place, id, body, checksum FROM outbox ORDER BY place')
        .map(toRow)
        .filter((row) => row !== null),
    read: (commandId) => {
      const stored = db.one<StoredRow>(
        'SELECT place, id, body, checksum FROM outbox WHERE id = ?',
        commandId,
      );
      return stored ? toRow(stored) : null;
    },
    add: (body) => {
      const row = seal('outbox', body.command.id, body);
      const place = db.one<{ place: number }>(
        'INSERT INTO outbox (id, body, checksum) VALUES (?, ?, ?) RETURNING place',
        row.id,
        row.body,
        row.checksum,
      );
      return { ...body, order: place?.place ?? 0 };
    },
    replace: (changed) => {
      const row = seal('outbox', changed.command.id, toBody(changed));
      db.run(
        'UPDATE outbox SET id = ?, body = ?, checksum = ? WHERE place = ?',
        row.id,
        row.body,
        row.checksum,
        changed.order,
      );
    },
    remove: (order) => {
      db.run('DELETE FROM outbox WHERE place = ?', order);
    },
  };
}
