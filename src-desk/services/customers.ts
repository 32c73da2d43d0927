import { type Customer, customerSchema } from '@shared/domain';
import type { WriteTx } from '../storage/write';

/** The id that a customer has now, who may have been known under another one before a merge. */
export async function currentCustomerId(tx: WriteTx, id: string): Promise<string> {
  const alias = await tx.db
    .selectFrom('customer_aliases')
    .select('customer_id')
    .where('id', '=', id)
    .executeTakeFirst();
  return alias?.customer_id ?? id;
}

/** A customer by the id they have now, or null. */
export async function loadCustomer(tx: WriteTx, id: string): Promise<Customer | null> {
  const row = await tx.db
    .selectFrom('customers')
    .select('doc')
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? customerSchema.parse(JSON.parse(row.doc)) : null;
}
