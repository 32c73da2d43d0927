import { z } from 'zod';
import { channelSchema } from './conversation';
import {
  attributeNameSchema,
  attributesSchema,
  idSchema,
  languageSchema,
  timestampSchema,
} from './primitives';

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

/** Whether a customer agreed to something; `unknown`: nobody has asked. */
export const consentStateSchema = z.enum(['given', 'refused', 'unknown']);

/** What a customer agreed to on one channel. */
export const consentSchema = z.object({
  channel: z.enum([...channelSchema.options, 'phone', 'post']),
  /** To be written to, or called, about their own matters. */
  contact: consentStateSchema,
  /** To be told of things that they could buy. */
  marketing: consentStateSchema,
  /** When they last said so; null: not known. */
  changedAt: timestampSchema.nullable(),
});

export const customerSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(300),
  language: languageSchema.nullable(),
  value: customerValueSchema,
  customerSince: timestampSchema.nullable(),
  /** Whether the customer agreed to be offered things. */
  consentToOffers: z.boolean(),
  /** The same by channel, where the organisation keeps it so; a channel without one is unknown. */
  consents: z.array(consentSchema).max(20).optional(),
  /** IANA name of where the customer lives, e.g. `Europe/Madrid`; absent: not known. */
  timeZone: z.string().min(1).max(64).optional(),
  attributes: attributesSchema,
  /**
   * Names of attributes that a console shows only when somebody asks for one, such as a date of birth
   * or an account number; absent: none.
   */
  sensitiveAttributes: z.array(attributeNameSchema).max(200).optional(),
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
  /** What it came to, e.g. the price of an order or what was paid back. */
  amount: z
    .object({
      value: z.number(),
      /** ISO 4217, e.g. `EUR`. */
      currency: z.string().regex(/^[A-Z]{3}$/),
    })
    .optional(),
  /** The same for what belongs together: an order, its delivery, its return. */
  reference: z.string().min(1).max(120).optional(),
  attributes: attributesSchema,
});

export type Role = z.infer<typeof roleSchema>;
export type Presence = z.infer<typeof presenceSchema>;
export type Team = z.infer<typeof teamSchema>;
export type Agent = z.infer<typeof agentSchema>;
export type CustomerValue = z.infer<typeof customerValueSchema>;
export type ConsentState = z.infer<typeof consentStateSchema>;
export type Consent = z.infer<typeof consentSchema>;
export type Customer = z.infer<typeof customerSchema>;
export type EventKind = z.infer<typeof eventKindSchema>;
export type CustomerEvent = z.infer<typeof customerEventSchema>;
