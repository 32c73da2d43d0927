import { z } from 'zod';
import {
  channelSchema,
  customerValueSchema,
  episodeStateSchema,
  idSchema,
  languageSchema,
  snoozeSchema,
  timestampSchema,
} from '../domain';
import { BULK_MAX, VIEW_NAME_MAX_LENGTH } from '../domain/limits';

/* What the inbox can be narrowed to, and the views in which that is kept. */

export const inboxFilterSchema = z.enum(['mine', 'unassigned', 'everyone']);

/** A state, or all of those in which somebody still has to do something, one after the other. */
export const inboxListSchema = z.enum(['open', ...episodeStateSchema.options]);

/** A part of a list that has several states. */
export const inboxSectionSchema = z.object({ state: episodeStateSchema, count: z.number().int() });

/** As many of a kind as anybody chooses by hand. */
const CHOICES_MAX = 50;

/**
 * What the rows of a list have in common. Of a kind with several choices a row meets any, and it
 * meets all kinds that are given; what is absent, or an empty choice, does not matter.
 */
export const inboxConditionsSchema = z
  .object({
    /** Whose it is, beyond mine, unassigned and everyone's. */
    assigneeIds: z.array(idSchema).max(CHOICES_MAX),
    teamIds: z.array(idSchema).max(CHOICES_MAX),
    channels: z.array(channelSchema).max(CHOICES_MAX),
    tagIds: z.array(idSchema).max(CHOICES_MAX),
    /** Of the customer. */
    languages: z.array(languageSchema).max(CHOICES_MAX),
    values: z.array(customerValueSchema).max(CHOICES_MAX),
    /** A customer's message came since this agent last looked. */
    unread: z.boolean(),
    /** There is a draft on this computer. */
    draft: z.boolean(),
    /** Its target has passed. */
    late: z.boolean(),
    /** The channel soon takes no reply any more. */
    closing: z.boolean(),
    /** Put aside, and nobody said when to look again. */
    noPlan: z.boolean(),
    /** Came back while this agent was away. */
    cameBack: z.boolean(),
  })
  .partial();

/** What a list of the inbox shows, and in which order. */
export const inboxViewSchema = z.object({
  list: inboxListSchema,
  filter: inboxFilterSchema,
  conditions: inboxConditionsSchema,
});

/** A view with a name. */
export const savedViewSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(VIEW_NAME_MAX_LENGTH),
  view: inboxViewSchema,
});

/** What came back while the agent was away. */
export const inboxReturnsSchema = z.object({
  /** When the agent was away. */
  since: timestampSchema,
  until: timestampSchema,
  /** How many came back, also those that were answered since. */
  total: z.number().int(),
  /** How many of them wait and are in the list. */
  shown: z.number().int(),
  /** How many of them wait and are not in the list yet. */
  held: z.number().int(),
});

/** The thread that was chosen as the next one, and why. */
export const nextThreadSchema = z.object({
  threadId: idSchema,
  customerName: z.string(),
  targetAt: timestampSchema.nullable(),
  reason: z.enum(['late', 'due-soon', 'due-first', 'no-target']),
  /** Nobody has it yet. */
  unassigned: z.boolean(),
  /** How many more urgent ones were passed over, by reason. */
  skipped: z.object({
    open: z.number().int(),
    colleague: z.number().int(),
    'window-closed': z.number().int(),
    outbox: z.number().int(),
  }),
});

/** What an agent carries now, and what is likely to come back. */
export const loadViewSchema = z.object({
  load: z.number(),
  waiting: z.number().int(),
  customer: z.number().int(),
  /** How many customers are expected to write again within the hour: the sum of their chances. */
  returns: z.number(),
  /** Of how many the chance was estimated. */
  estimated: z.number().int(),
});

/** What is done to many threads at once. */
export const bulkChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('assign'), assigneeId: idSchema.nullable() }),
  z.object({ kind: z.literal('tag'), tagId: idSchema, on: z.boolean() }),
  z.object({ kind: z.literal('snooze'), snooze: snoozeSchema }),
  z.object({ kind: z.literal('resolve'), outcome: z.string().max(1000).nullable() }),
  /** Only on this computer. */
  z.object({ kind: z.literal('seen') }),
]);

/** Threads as they were chosen, each with the last message that was shown of it. */
export const bulkThreadsSchema = z
  .array(z.object({ threadId: idSchema, lastMessageId: idSchema.nullable() }))
  .min(1)
  .max(BULK_MAX);

export const bulkDoneSchema = z.object({
  /** For taking it back. */
  bulkId: idSchema,
  /** How many threads are changed; the others were so already, or are not here. */
  changed: z.number().int(),
});

export type BulkChange = z.infer<typeof bulkChangeSchema>;
export type BulkDone = z.infer<typeof bulkDoneSchema>;
export type InboxReturns = z.infer<typeof inboxReturnsSchema>;
export type NextThread = z.infer<typeof nextThreadSchema>;
export type LoadView = z.infer<typeof loadViewSchema>;
export type InboxFilter = z.infer<typeof inboxFilterSchema>;
export type InboxSection = z.infer<typeof inboxSectionSchema>;
export type InboxList = z.infer<typeof inboxListSchema>;
export type InboxConditions = z.infer<typeof inboxConditionsSchema>;
export type InboxView = z.infer<typeof inboxViewSchema>;
export type SavedView = z.infer<typeof savedViewSchema>;
