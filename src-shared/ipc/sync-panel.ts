import { z } from 'zod';
import { idSchema, timestampSchema } from '../domain';
import { connectionStateSchema, outboxItemSchema } from './views';

/**
 * Why something in the outbox is still there. `until` is when it goes on by itself (Unix ms), null
 * when nobody can say.
 */
export const waitSchema = z.discriminatedUnion('why', [
  /** It can still be taken back. */
  z.object({ why: z.literal('held'), until: timestampSchema }),
  /** Its author wants it sent then. */
  z.object({ why: z.literal('scheduled'), until: timestampSchema }),
  /** Its editor is open. */
  z.object({ why: z.literal('editing') }),
  /** Something before it in the same conversation has to go first. */
  z.object({ why: z.literal('behind'), commandId: idSchema }),
  /** The desk asked to be left alone. */
  z.object({ why: z.literal('desk-asked'), until: timestampSchema.nullable() }),
  /** The connection is in the way. */
  z.object({
    why: z.literal('connection'),
    state: connectionStateSchema,
    until: timestampSchema.nullable(),
  }),
  /** It was tried and did not get through. */
  z.object({
    why: z.literal('retry'),
    until: timestampSchema,
    attempts: z.number().int(),
    trouble: connectionStateSchema.nullable(),
  }),
  z.object({ why: z.literal('sending') }),
  /** The desk has it; its word that it counts is under way. */
  z.object({ why: z.literal('confirming') }),
  /** It goes out as soon as one of the few requests at a time is free. */
  z.object({ why: z.literal('next') }),
  z.object({ why: z.literal('conflict') }),
  z.object({ why: z.literal('refused'), reason: z.string().nullable() }),
]);

export const panelItemSchema = z.object({ item: outboxItemSchema, wait: waitSchema });

/** What the sync panel shows beside the status. */
export const syncPanelSchema = z.object({
  /** In the order of sending, what needs somebody first. */
  outbox: z.array(panelItemSchema),
  /** Bytes on this computer's disk, logs included; null when they cannot be measured. */
  cacheBytes: z.number().int().nullable(),
  workBytes: z.number().int().nullable(),
  /** What was found damaged or missing in this run or at its start, in sentences. */
  recovered: z.array(z.string()),
  /** Rows of the work that could not be trusted and were moved aside. */
  unreadable: z.number().int(),
  /** Damaged copies of the cache that are kept; null: there are none. */
  damagedCaches: z
    .object({ count: z.number().int(), since: timestampSchema, bytes: z.number().int() })
    .nullable(),
});

export type Wait = z.infer<typeof waitSchema>;
export type PanelItem = z.infer<typeof panelItemSchema>;
export type SyncPanel = z.infer<typeof syncPanelSchema>;
