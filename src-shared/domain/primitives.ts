import { z } from 'zod';

/** Ids are made by whoever creates the thing (desk or client) and never interpreted. */
export const idSchema = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[A-Za-z0-9._:@-]+$/, 'an id may hold letters, digits and . _ : @ - only');

/** A point in time: whole Unix milliseconds. */
export const timestampSchema = z.number().int().min(0).max(8_640_000_000_000_000);

/**
 * The change sequence of a desk. A document's `rev` is the sequence number of its last change, so
 * that a document that arrives late can never replace a newer one.
 */
export const seqSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** BCP 47 language tag, e.g. `en`, `de`, `ja`, `ar`. */
export const languageSchema = z.string().min(2).max(35);

/** A scalar that a desk may attach to a customer or an event. */
export const attributeValueSchema = z.union([
  z.string().max(4000),
  z.number(),
  z.boolean(),
  z.null(),
]);

export const attributeNameSchema = z.string().min(1).max(120);

/** Free attributes by name; the desk decides the names, Heddle shows them as they are. */
export const attributesSchema = z.record(attributeNameSchema, attributeValueSchema);

export type Id = z.infer<typeof idSchema>;
export type Timestamp = z.infer<typeof timestampSchema>;
export type Seq = z.infer<typeof seqSchema>;
export type AttributeValue = z.infer<typeof attributeValueSchema>;
export type Attributes = z.infer<typeof attributesSchema>;
