import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Ids of customers from before two records were merged. */
export const customerAliases: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('customer_aliases')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('customer_id', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('customer_aliases_customer')
      .on('customer_aliases')
      .column('customer_id')
      .execute();
  },
};
