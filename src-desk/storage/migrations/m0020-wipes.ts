import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What consoles keep is removed when a desk says so. */
export const wipes: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('wipes')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('agent_id', 'text', (column) => column.notNull())
      .addColumn('device_id', 'text', (column) => column.notNull())
      .addColumn('ordered_at', 'bigint', (column) => column.notNull())
      .addColumn('ordered_by', 'text')
      .addColumn('confirmed_at', 'bigint')
      .addColumn('unsent', 'bigint')
      .addColumn('drafts', 'bigint')
      .execute();
    await db.schema
      .createIndex('wipes_device')
      .on('wipes')
      .columns(['agent_id', 'device_id'])
      .execute();
  },
};
