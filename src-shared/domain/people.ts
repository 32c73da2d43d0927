import { z } from 'zod';
import { attributesSchema, idSchema, languageSchema, timestampSchema } from './primitives';

export const roleSchema = z.enum(['agent', 'lead']);
export const presenceSchema = z.enum(['online', 'away', 'offline']);

export const teamSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(200),
});

export const agentSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(200),
  role: roleSchema,
  /** Teams the agent works in; a lead leads them. */
  teamIds: z.array(idSchema),
  presence: presenceSchema,
});

/** How much a customer matters commercially, as the organisation sees it. */
export const customerValueSchema = z.enum(['low', 'normal', 'high']);

export const customerSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(300),
  language: languageSchema.nullable(),
  value: customerValueSchema,
  customerSince: timestampSchema.nullable(),
  /** Whether the customer agreed to be offered things. */
  consentToOffers: z.boolean(),
  attributes: attributesSchema,
  /** The ids of records that were merged into this one; whoever has one of them means this customer. */
  formerIds: z.array(idSchema).max(500).optional(),
});

export const eventKindSchema = z.enum([
  'order',
  'delivery',
  'return',
  'invoice',
  'visit',
  'call',
  'booking',
  'change',
  'other',
]);

/** Something that happened with a customer outside the thread. */
export const customerEventSchema = z.object({
  id: idSchema,
  customerId: idSchema,
  kind: eventKindSchema,
  title: z.string().min(1).max(500),
  at: timestampSchema,
  attributes: attributesSchema,
});

export type Role = z.infer<typeof roleSchema>;
export type Presence = z.infer<typeof presenceSchema>;
export type Team = z.infer<typeof teamSchema>;
export type Agent = z.infer<typeof agentSchema>;
export type CustomerValue = z.infer<typeof customerValueSchema>;
export type Customer = z.infer<typeof customerSchema>;
export type EventKind = z.infer<typeof eventKindSchema>;
export type CustomerEvent = z.infer<typeof customerEventSchema>;
