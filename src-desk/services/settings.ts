import type { Kysely } from 'kysely';
import type { DeskTables } from '../storage/tables';

/** A setting of a data folder, or null. */
export async function readSetting(db: Kysely<DeskTables>, name: string): Promise<string | null> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value ?? null;
}

/** Writes a setting of a data folder. */
export async function writeSetting(
  db: Kysely<DeskTables>,
  name: string,
  value: string,
): Promise<void> {
  await db
    .insertInto('settings')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
