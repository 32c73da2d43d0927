import { createHash } from 'node:crypto';
import type { z } from 'zod';

/** The tables whose rows carry a checksum. */
export type SealedTable = 'outbox' | 'draft' | 'draft_version' | 'mark' | 'made_attachment';

/** A row as it is stored: JSON, and a checksum over where it belongs and what it says. */
export interface SealedRow {
  readonly id: string;
  readonly body: string;
  readonly checksum: string;
}

function checksumOf(table: SealedTable, id: string, body: string): string {
  return createHash('sha256').update(`${table}\n${id}\n`).update(body).digest('hex').slice(0, 32);
}

/** A value as a row. */
export function seal(table: SealedTable, id: string, value: object): SealedRow {
  const body = JSON.stringify(value);
  return { id, body, checksum: checksumOf(table, id, body) };
}

/** The value of a row, or null when its checksum or its shape is wrong. */
export function unseal<T>(table: SealedTable, row: SealedRow, schema: z.ZodType<T>): T | null {
  if (checksumOf(table, row.id, row.body) !== row.checksum) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(row.body));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
