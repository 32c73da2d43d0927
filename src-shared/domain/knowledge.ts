import { z } from 'zod';
import { attributeValueSchema, idSchema, languageSchema, timestampSchema } from './primitives';
import { customerValueSchema, eventKindSchema } from './people';

export const tagSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(120),
});

/** A prepared piece of text. `{{customer.name}}`, `{{customer.firstName}}` and `{{agent.name}}` are filled in. */
export const snippetSchema = z.object({
  id: idSchema,
  /** What is typed after `/`. */
  name: z.string().min(1).max(80),
  folder: z.string().max(120),
  text: z.string().min(1).max(10_000),
  language: languageSchema,
});

export const articleSchema = z.object({
  id: idSchema,
  title: z.string().min(1).max(300),
  body: z.string().max(200_000),
  updatedAt: timestampSchema,
});

/** One condition on a customer; all conditions of an offer must hold. See rules/offers.ts. */
export const offerConditionSchema = z.discriminatedUnion('on', [
  z.object({
    on: z.literal('attribute'),
    name: z.string().min(1),
    op: z.enum(['equals', 'not-equals', 'contains', 'at-least', 'at-most', 'exists', 'missing']),
    value: attributeValueSchema.optional(),
  }),
  z.object({
    on: z.literal('value'),
    anyOf: z.array(customerValueSchema).min(1),
  }),
  z.object({
    on: z.literal('event'),
    kind: eventKindSchema,
    /** `happened`: at least one such event in the last `withinDays`; `absent`: none. */
    op: z.enum(['happened', 'absent']),
    withinDays: z.number().int().min(1).max(36_500),
    titleContains: z.string().min(1).max(200).optional(),
  }),
  z.object({
    on: z.literal('customer-since'),
    atLeastDays: z.number().int().min(0).max(36_500),
  }),
]);

/** Something worth proposing, to whom, and why. */
export const offerSchema = z.object({
  id: idSchema,
  title: z.string().min(1).max(200),
  /** Why it fits, shown to the agent; the same variables as snippets, and `{{attribute.NAME}}`. */
  reason: z.string().min(1).max(600),
  /** What is put into the reply when the agent inserts it. */
  text: z.string().min(1).max(4000),
  kind: z.enum(['service', 'support', 'upsell']),
  conditions: z.array(offerConditionSchema).max(20),
  activeUntil: timestampSchema.nullable(),
});

export const offerOutcomeKindSchema = z.enum([
  'shown',
  'dismissed',
  'proposed',
  'accepted',
  'declined',
  'returned',
]);

/** What became of an offer with one customer; the id is one per offer and customer. */
export const offerOutcomeSchema = z.object({
  id: idSchema,
  offerId: idSchema,
  customerId: idSchema,
  episodeId: idSchema.nullable(),
  agentId: idSchema.nullable(),
  outcome: offerOutcomeKindSchema,
  at: timestampSchema,
});

export type Tag = z.infer<typeof tagSchema>;
export type Snippet = z.infer<typeof snippetSchema>;
export type Article = z.infer<typeof articleSchema>;
export type OfferCondition = z.infer<typeof offerConditionSchema>;
export type Offer = z.infer<typeof offerSchema>;
export type OfferOutcomeKind = z.infer<typeof offerOutcomeKindSchema>;
export type OfferOutcome = z.infer<typeof offerOutcomeSchema>;
