import { z } from 'zod';
import {
  LOOKING_MAX_THREADS,
  idSchema,
  presenceSchema,
  seqSchema,
  sideSchema,
  timestampSchema,
} from '../domain';

/** How often a desk sends a heartbeat on an idle event stream, at least. */
export const HEARTBEAT_INTERVAL_MS = 10_000;

/**
 * `GET /v1/events` (text/event-stream). The event name is the `type`; the data is JSON of the rest.
 * `changes` events carry their seq as the event id; a client resumes with `Last-Event-ID`.
 */
export const deskEventSchema = z.discriminatedUnion('type', [
  /** There are changes up to this sequence number; ask for them. */
  z.object({ type: z.literal('changes'), upTo: seqSchema }),
  z.object({
    type: z.literal('presence'),
    agentId: idSchema,
    presence: presenceSchema,
    at: timestampSchema,
  }),
  z.object({
    type: z.literal('typing'),
    threadId: idSchema,
    side: sideSchema,
    agentId: idSchema.nullable(),
    /** false: stopped. A client forgets a `true` after 10 s by itself. */
    on: z.boolean(),
  }),
  /**
   * The threads that another agent has open before them: all of them that this client may see, in the
   * place of what was told of that agent before. A client forgets it after LOOKING_LASTS_MS by itself.
   */
  z.object({
    type: z.literal('looking'),
    agentId: idSchema,
    threadIds: z.array(idSchema).max(LOOKING_MAX_THREADS),
  }),
  /** A whisper for this agent; the text itself comes as a change. */
  z.object({ type: z.literal('whisper'), threadId: idSchema, messageId: idSchema }),
  /** The next call is answered with `wiped`; the stream ends. By itself it removes nothing. */
  z.object({ type: z.literal('wipe') }),
  z.object({ type: z.literal('heartbeat'), at: timestampSchema }),
]);

export type DeskEvent = z.infer<typeof deskEventSchema>;
