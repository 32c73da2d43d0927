import { z } from 'zod';
import { liveCustomerSchema } from './behaviour-state';
import { PICTURE_KINDS } from './scenario';

const sayingSchema = z.object({
  type: z.literal('say'),
  text: z.string(),
  picture: z.enum(PICTURE_KINDS).nullable(),
  intents: z.array(z.string()),
  tags: z.array(z.string()),
  assignTo: z.string().nullable(),
  /** Part of an opening: comes also when an agent has written meanwhile. */
  isOpening: z.boolean(),
});

const dueSchema = z.object({
  /** Practice time in ms. */
  at: z.number(),
  threadId: z.string(),
  what: z.discriminatedUnion('type', [
    sayingSchema,
    z.object({ type: z.literal('typing') }),
    z.object({ type: z.literal('read') }),
    z.object({
      type: z.literal('react'),
      text: z.string(),
      hasAttachment: z.boolean(),
      agentName: z.string(),
    }),
  ]),
});

/** A director at rest, as it is saved. */
export const directorStateSchema = z.object({
  version: z.literal(1),
  /** Practice time in ms. */
  practiceAt: z.number(),
  rng: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  nextArrivalAt: z.number(),
  arrivals: z.number().int(),
  /** `scenario/opening` of the arrivals so far, newest last. */
  used: z.array(z.string()),
  /** Full names that exist. */
  taken: z.array(z.string()),
  /** Threads in which a live customer waits for a first or next answer. */
  unanswered: z.array(z.string()),
  customers: z.record(z.string(), liveCustomerSchema),
  /** What customers remembered before a reaction that is still to come. */
  before: z.record(z.string(), z.object({ customer: liveCustomerSchema, text: z.string() })),
  due: z.array(dueSchema),
});

export type DirectorState = z.infer<typeof directorStateSchema>;
export type Due = z.infer<typeof dueSchema>;

/**
 * Parses a saved state.
 *
 * @returns null when it is not one, e.g. of another version: practice then goes on with new customers only
 */
export function parseDirectorState(text: string): DirectorState | null {
  try {
    const parsed = directorStateSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
