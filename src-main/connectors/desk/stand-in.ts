import { customerSchema, idSchema, type PutRecord } from '@shared/domain';
import { z } from 'zod';

const namedSchema = z.object({ name: customerSchema.shape.name });

/**
 * Stands in for a customer whose document cannot be read, so that their threads are listed all the
 * same and nobody is forgotten.
 *
 * Its `rev` is 0: it takes the place of nothing that is known of the customer, and the first
 * readable document takes its place.
 *
 * @param doc as it came; of it only a readable name is kept
 * @returns a customer of whom nothing is known but the name or, without one, the id; null when it
 *   is not a customer with an id
 */
export function standInCustomer(
  head: { readonly kind: string; readonly id: string },
  doc: unknown,
): PutRecord | null {
  const id = idSchema.safeParse(head.id);
  if (head.kind !== 'customer' || !id.success) return null;
  const named = namedSchema.safeParse(doc);
  return {
    op: 'put',
    kind: 'customer',
    id: id.data,
    rev: 0,
    doc: {
      id: id.data,
      name: named.success ? named.data.name : id.data,
      language: null,
      value: 'normal',
      customerSince: null,
      consentToOffers: false,
      attributes: {},
    },
  };
}
