import { z } from 'zod';
import { idSchema, languageSchema } from '../domain';
import {
  bulkChangeSchema,
  bulkDoneSchema,
  bulkThreadsSchema,
  inboxConditionsSchema,
  inboxFilterSchema,
  inboxListSchema,
  inboxReturnsSchema,
  inboxSectionSchema,
  inboxViewSchema,
  loadViewSchema,
  nextThreadSchema,
  savedViewSchema,
} from './inbox-views';
import { method } from './method';
import { inboxCountsSchema, inboxRowSchema } from './views';

const nothing = z.undefined();

/** What the renderer can ask of the inbox. */
export const inboxMethods = {
  /**
   * How many rows each list has. With conditions, what is done is not counted (0).
   */
  'inbox.counts': method(
    'signed-in',
    z.object({ filter: inboxFilterSchema, conditions: inboxConditionsSchema.optional() }),
    inboxCountsSchema,
  ),
  /**
   * A window of the inbox. Waiting on us by target, snoozed by wake-up time, the others newest
   * first; `open` has these one after the other, and by closing time when reply windows are asked
   * for.
   */
  'inbox.page': method(
    'signed-in',
    z.object({
      state: inboxListSchema,
      filter: inboxFilterSchema,
      conditions: inboxConditionsSchema.optional(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    z.object({
      total: z.number().int(),
      rows: z.array(inboxRowSchema),
      /** The states that come one after the other, with how many rows each has; empty: there is one. */
      sections: z.array(inboxSectionSchema),
    }),
  ),
  /** Of what waits on us: how many rows are late, and how many more are due within the hour. */
  'inbox.urgency': method(
    'signed-in',
    z.object({ filter: inboxFilterSchema, conditions: inboxConditionsSchema.optional() }),
    z.object({ late: z.number().int(), soon: z.number().int() }),
  ),
  /** How many open rows each of some views has, in their order. */
  'inbox.viewCounts': method(
    'signed-in',
    z.object({ views: z.array(inboxViewSchema).max(60) }),
    z.array(z.number().int()),
  ),
  /**
   * What came back while the agent was away. A few at a time are in the list of what waits on the
   * agent; the others follow as those are answered, and with time. Null: nothing did.
   */
  'inbox.returns': method('signed-in', nothing, inboxReturnsSchema.nullable()),
  /** Lets all of it into the list, or also ends the talk about it. */
  'inbox.endReturns': method('signed-in', z.object({ how: z.enum(['show', 'dismiss']) }), nothing),
  /**
   * The most urgent thread that the agent can answer now, of those that are not open: their own, and
   * when there is none, one that nobody has.
   */
  'inbox.next': method(
    'signed-in',
    z.object({ openThreadIds: z.array(idSchema).max(50) }),
    nextThreadSchema.nullable(),
  ),
  /** How much the agent carries, and how many customers are likely to write again within the hour. */
  'inbox.load': method('signed-in', nothing, loadViewSchema),
  /** Changes many threads. The commands are kept back for a moment, as an answer is. */
  'inbox.bulk': method(
    'signed-in',
    z.object({ change: bulkChangeSchema, threads: bulkThreadsSchema }),
    bulkDoneSchema,
  ),
  /**
   * Takes back what was done to many threads: what has not left is taken out of the outbox, for the
   * rest the opposite is done. Answers with how many threads are as they were.
   */
  'inbox.undoBulk': method(
    'signed-in',
    z.object({ bulkId: idSchema }),
    z.object({ restored: z.number().int() }),
  ),
  /** The languages of customers with something open. */
  'inbox.languages': method('signed-in', nothing, z.array(languageSchema)),
  /** The views that this person named, in their order. */
  'inbox.views': method('signed-in', nothing, z.array(savedViewSchema)),
  /** Keeps a view under a name, or changes it. Refuses `too-many-views`. */
  'inbox.saveView': method('signed-in', savedViewSchema, nothing),
  'inbox.removeView': method('signed-in', z.object({ id: idSchema }), nothing),
  /** Puts the views into this order. */
  'inbox.orderViews': method('signed-in', z.object({ ids: z.array(idSchema).max(60) }), nothing),
} as const;
