import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { DeskTables } from '../tables';
import { first } from './m0010-first';
import { customerAliases } from './m0040-customer-aliases';
import { wipes } from './m0020-wipes';

/** All migrations by name; numbered in steps of ten and never changed once released. */
const migrations: Record<string, Migration> = {
  '0010-first': first,
  '0020-wipes': wipes,
  '0040-customer-aliases': customerAliases,
};

/**
 * Brings a desk's database to the newest version.
 *
 * @throws Error when it was written by a newer Heddle (nothing is changed then), or when a
 *   migration fails (that migration is rolled back)
 */
export async function migrate(db: Kysely<DeskTables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error instanceof Error && error.message.includes('corrupted migrations')) {
    throw new Error(
      'This data folder was written by a newer version of Heddle. Update Heddle, or use another folder.',
      { cause: error },
    );
  }
  if (error) throw error instanceof Error ? error : new Error(JSON.stringify(error));
}
