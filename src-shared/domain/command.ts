import { z } from 'zod';
import { idSchema, timestampSchema } from './primitives';
import {
  briefSchema,
  effortSchema,
  intentStateSchema,
  messageSchema,
  planSchema,
  snoozeSchema,
} from './conversation';
import { offerOutcomeKindSchema } from './knowledge';
import { presenceSchema } from './people';
import { REPLY_MAX_LENGTH } from './limits';

const writtenTextSchema = z.string().max(REPLY_MAX_LENGTH);

/**
 * The last message that somebody had seen who puts an episode aside. The desk refuses it when the
 * customer wrote after that, so that nobody is put aside unread; absent: it is not checked.
 */
const seenBeforePuttingAside = idSchema.optional();

/**
 * All the focused work that the author put into the episode so far, in milliseconds. It replaces what
 * the desk has of the same author when it is more, so that it does not matter how often it is told.
 */
const workSoFar = effortSchema.shape.workMs.optional();

/** What an agent can change, by kind. The same shape travels from screen to outbox to desk. */
export const commandBodySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reply'),
    threadId: idSchema,
    episodeId: idSchema,
    /** The id of the message to be; made by the client, so that the echo is recognised. */
    messageId: idSchema,
    text: writtenTextSchema,
    attachmentIds: z.array(idSchema).max(20),
    /**
     * The last message that the author had seen; a newer one from the customer, or a colleague's
     * answer, is a conflict.
     */
    lastSeenMessageId: idSchema.nullable(),
    /**
     * Skips that check. Whoever has been shown what came in names the last of it instead, so that
     * something newer is a conflict again; this is for a desk that did not say what came in.
     */
    acceptStale: z.boolean(),
    /** A message between customer and agent, of the same thread, that the reply answers by name. */
    quotedMessageId: idSchema.nullable().optional(),
  }),
  z.object({
    kind: z.literal('note'),
    threadId: idSchema,
    episodeId: idSchema,
    messageId: idSchema,
    text: writtenTextSchema.min(1),
  }),
  z.object({
    kind: z.literal('whisper'),
    threadId: idSchema,
    episodeId: idSchema,
    messageId: idSchema,
    toAgentId: idSchema,
    text: writtenTextSchema.min(1),
  }),
  z.object({
    kind: z.literal('resolve'),
    episodeId: idSchema,
    outcome: z.string().max(1000).nullable(),
    lastSeenMessageId: seenBeforePuttingAside,
    workMs: workSoFar,
  }),
  z.object({ kind: z.literal('reopen'), episodeId: idSchema }),
  z.object({
    kind: z.literal('snooze'),
    episodeId: idSchema,
    snooze: snoozeSchema,
    /** Who moves next meanwhile; absent: what was planned before stays. */
    plan: planSchema.nullable().optional(),
    lastSeenMessageId: seenBeforePuttingAside,
  }),
  z.object({
    kind: z.literal('plan'),
    episodeId: idSchema,
    /** Who moves next, and when to look again; null: nothing is planned any more. */
    plan: planSchema.nullable(),
    lastSeenMessageId: seenBeforePuttingAside,
  }),
  z.object({ kind: z.literal('wake'), episodeId: idSchema }),
  z.object({
    kind: z.literal('assign'),
    episodeId: idSchema,
    /** null puts it back to the team's unassigned ones. */
    assigneeId: idSchema.nullable(),
    /** Another team, or null to stay in this one. */
    teamId: idSchema.nullable(),
  }),
  /** Hands an episode on, with a brief for the next person; the brief also stands as a note. */
  z.object({
    kind: z.literal('transfer'),
    threadId: idSchema,
    episodeId: idSchema,
    /** The id of the note to be. */
    messageId: idSchema,
    /** null: to whoever of the team takes it. */
    toAgentId: idSchema.nullable(),
    /** Another team, or null to stay in this one. */
    teamId: idSchema.nullable(),
    brief: briefSchema.shape.text.min(1),
    /** When it goes back if nobody takes it: to its author, or to whoever of their team takes it. */
    fallback: z.object({ at: timestampSchema, to: z.enum(['author', 'team']) }).nullable(),
    workMs: workSoFar,
  }),
  z.object({
    kind: z.literal('tag'),
    episodeId: idSchema,
    tagId: idSchema,
    on: z.boolean(),
  }),
  z.object({
    kind: z.literal('intent'),
    episodeId: idSchema,
    intentId: idSchema,
    /** Needed when the intent is new; otherwise null keeps the label. */
    label: z.string().min(1).max(200).nullable(),
    state: intentStateSchema,
    messageId: idSchema.nullable(),
  }),
  z.object({
    kind: z.literal('pin'),
    threadId: idSchema,
    messageId: idSchema,
    /** True keeps the message on top for everyone; false puts it back. */
    on: z.boolean(),
  }),
  z.object({
    kind: z.literal('offer-outcome'),
    offerId: idSchema,
    customerId: idSchema,
    episodeId: idSchema.nullable(),
    outcome: offerOutcomeKindSchema,
  }),
  /** Two records of one customer become one; what the second has goes to the first. */
  z.object({
    kind: z.literal('merge-customers'),
    keepId: idSchema,
    mergeId: idSchema,
  }),
  z.object({ kind: z.literal('presence'), presence: presenceSchema }),
]);

/** A command as it waits in the outbox and travels to the desk. */
export const commandSchema = z.object({
  /** Made by the client; sending it again returns the first answer and does nothing else. */
  id: idSchema,
  /** The client's clock when the agent did it; informative only. */
  madeAt: timestampSchema,
  body: commandBodySchema,
});

export const refusalCodeSchema = z.enum([
  'not-found',
  'out-of-scope',
  'not-allowed',
  'invalid',
  'already-done',
  'customer-wrote',
  'attachment-missing',
  'id-reused',
  /** The channel takes no answer any more: the customer has not written for too long. */
  'window-closed',
  /** More text than the channel carries. */
  'too-long',
]);

/** The desk's answer to one command. */
export const commandOutcomeSchema = z.discriminatedUnion('status', [
  z.object({
    id: idSchema,
    status: z.literal('applied'),
    /** The client has the effect once its cursor reached this sequence number. */
    upTo: z.number().int().min(0),
  }),
  z.object({
    id: idSchema,
    status: z.literal('refused'),
    /** A code that a newer desk knows says no more than that it was refused. */
    code: refusalCodeSchema.catch('invalid'),
    /** For the agent: what happened and what to do. */
    message: z.string().max(500),
  }),
  z.object({
    id: idSchema,
    status: z.literal('conflict'),
    /** What came in that the author had not seen, oldest first. */
    newMessages: z.array(messageSchema).max(200),
  }),
]);

export type CommandBody = z.infer<typeof commandBodySchema>;
export type CommandKind = CommandBody['kind'];
export type CommandOf<K extends CommandKind> = Extract<CommandBody, { kind: K }>;
export type Command = z.infer<typeof commandSchema>;
export type CommandOutcome = z.infer<typeof commandOutcomeSchema>;
export type RefusalCode = z.infer<typeof refusalCodeSchema>;
