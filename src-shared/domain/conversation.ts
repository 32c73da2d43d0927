import { z } from 'zod';
import { idSchema, languageSchema, seqSchema, timestampSchema } from './primitives';
import { EPISODE_LOG_MAX } from './limits';

export const channelSchema = z.enum(['app', 'web', 'whatsapp', 'messenger', 'sms', 'email']);

/** Everything ever exchanged with one customer on one channel. It has no end. */
export const threadSchema = z.object({
  id: idSchema,
  customerId: idSchema,
  channel: channelSchema,
  /** The team that owns the customer segment; it decides who may see the thread. */
  teamId: idSchema,
  language: languageSchema.nullable(),
  createdAt: timestampSchema,
  lastMessageAt: timestampSchema.nullable(),
});

export const episodeStateSchema = z.enum([
  'waiting-on-us',
  'waiting-on-customer',
  'snoozed',
  'resolved',
]);

export const intentStateSchema = z.enum(['open', 'answered', 'dismissed']);

/** One thing that the customer wants, within an episode. */
export const intentSchema = z.object({
  id: idSchema,
  label: z.string().min(1).max(200),
  state: intentStateSchema,
  /** The message it was seen in. */
  messageId: idSchema.nullable(),
});

export const snoozeSchema = z.object({
  /** Wakes at this time; null: only the customer wakes it. */
  until: timestampSchema.nullable(),
  /** Whether a customer's message wakes it before `until`. */
  wakeOnReply: z.boolean(),
  reason: z.string().max(500),
  /** Who put it aside, and when; the desk fills both in. */
  byId: idSchema.nullable().optional(),
  at: timestampSchema.optional(),
});

/** Whose move is next: ours, the customer's, or somebody's outside of the conversation. */
export const nextMoverSchema = z.enum(['us', 'customer', 'third-party']);

/** What is meant to happen with an episode that is put aside. */
export const planSchema = z.object({
  next: nextMoverSchema,
  /** When somebody should look at it again, whatever happened; null: nobody said. */
  lookAgainAt: timestampSchema.nullable(),
  /** What was promised, or is being waited for, in somebody's own words. */
  note: z.string().max(500),
  /** Who made it, and when; the desk fills both in. */
  byId: idSchema.nullable().optional(),
  at: timestampSchema.optional(),
});

/** Why an episode that was put aside is here again, and what was known when it was put aside. */
export const cameBackSchema = z.object({
  at: timestampSchema,
  /** Its time came, its customer wrote, or nobody took what was handed on. */
  cause: z.enum(['time', 'customer', 'not-taken']),
  /** Why it slept; empty when nobody said or it did not sleep. */
  reason: z.string().max(500),
  plan: planSchema.nullable(),
  /** Who had put it aside, and when, as far as known. */
  asideById: idSchema.nullable(),
  asideAt: timestampSchema.nullable(),
});

/** What somebody wrote for the next person when they handed an episode on. */
export const briefSchema = z.object({
  text: z.string().max(4000),
  fromAgentId: idSchema,
  /** null: for whoever of the team takes it. */
  toAgentId: idSchema.nullable(),
  at: timestampSchema,
  /** When the next person took it up; null until then. */
  takenAt: timestampSchema.nullable(),
  /** To whom it goes, and when, if nobody takes it; null: it stays. */
  fallback: z
    .object({ at: timestampSchema, agentId: idSchema.nullable(), teamId: idSchema })
    .nullable(),
});

/** The focused work that one agent put into an episode. */
export const effortSchema = z.object({
  agentId: idSchema,
  workMs: z.number().int().min(0),
});

export const sideSchema = z.enum(['customer', 'agent', 'system']);

/**
 * Something that happened to an episode beside its messages. The kinds are those of
 * rules/episode-log.ts; a console passes over one that it does not know, so that a newer desk stays
 * readable.
 */
export const episodeLogEntrySchema = z.object({
  at: timestampSchema,
  /** Who did it; null: the desk itself. */
  agentId: idSchema.nullable(),
  kind: z.string().min(1).max(40),
  /** Whom or what it is about: the new assignee (null: nobody), the team, the tag. */
  subjectId: idSchema.nullable(),
  /** Until when it sleeps, where it was put aside until a time. */
  until: timestampSchema.nullable().optional(),
});

/** From the customer's first message after a resolution to the next resolution. */
export const episodeSchema = z.object({
  id: idSchema,
  threadId: idSchema,
  customerId: idSchema,
  teamId: idSchema,
  /** 1 for the first episode of the thread, and so on. */
  number: z.number().int().min(1),
  assigneeId: idSchema.nullable(),
  state: episodeStateSchema,
  openedAt: timestampSchema,
  /** When the customer's oldest unanswered message came; null unless waiting on us. */
  waitingSince: timestampSchema.nullable(),
  /** When the next answer is due; null unless waiting on us. */
  targetAt: timestampSchema.nullable(),
  snooze: snoozeSchema.nullable(),
  resolvedAt: timestampSchema.nullable(),
  resolvedById: idSchema.nullable(),
  /** How it ended, in a sentence; null while open. */
  outcome: z.string().max(1000).nullable(),
  intents: z.array(intentSchema).max(50),
  tagIds: z.array(idSchema).max(100),
  /** The last message that the customer or an agent wrote to the other (no notes). */
  lastMessage: z
    .object({
      id: idSchema,
      side: sideSchema,
      at: timestampSchema,
      /** The beginning of the text, for lists. */
      preview: z.string().max(280),
      hasAttachment: z.boolean(),
    })
    .nullable(),
  /**
   * When the customer last wrote, also in an earlier episode: some channels take an answer only for
   * a while after that. Null: never, or not known, because an older desk wrote this.
   */
  lastCustomerMessageAt: timestampSchema.nullable().default(null),
  turns: z.object({ customer: z.number().int().min(0), agent: z.number().int().min(0) }),
  // A desk or a cache of an earlier version does not have what follows.
  /** What is meant to happen next; null or absent: nobody said. */
  plan: planSchema.nullable().optional(),
  /** Set when it comes back after it was put aside, until somebody answers or puts it aside anew. */
  cameBack: cameBackSchema.nullable().optional(),
  /** The brief of the last transfer. */
  brief: briefSchema.nullable().optional(),
  /** How often it was handed on with a brief. */
  transfers: z.number().int().min(0).optional(),
  /** Focused work, by agent. */
  effort: z.array(effortSchema).max(100).optional(),

  /** What happened beside the messages, oldest first; absent: nobody has noted it. */
  log: z.array(episodeLogEntrySchema).max(EPISODE_LOG_MAX).optional(),
});

export const attachmentSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(255),
  mediaType: z.string().min(3).max(127),
  sizeBytes: z.number().int().min(0),
  /** Lower-case hex SHA-256 of the content. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Pixels, for pictures; lets the conversation keep its place while one loads. */
  width: z.number().int().min(1).nullable(),
  height: z.number().int().min(1).nullable(),
});

export const messageKindSchema = z.enum(['message', 'note', 'whisper']);

/** How far an agent's message got. `null` on messages from the customer or the system. */
export const deliverySchema = z.enum(['sent', 'delivered', 'read', 'failed']);

/**
 * One text from the customer, an agent or the system. The text may hold anything that a customer
 * can type or paste; it is data, and only ever shown as text.
 */
export const messageSchema = z.object({
  id: idSchema,
  threadId: idSchema,
  episodeId: idSchema,
  kind: messageKindSchema,
  side: sideSchema,
  /** The agent who wrote it, when side is `agent`. */
  agentId: idSchema.nullable(),
  /** Whom a whisper is for. */
  toAgentId: idSchema.nullable(),
  text: z.string(),
  at: timestampSchema,
  /** Place in the thread: 1, 2, 3 …; the same for everyone, and never decreasing in `at`. */
  position: seqSchema,
  attachments: z.array(attachmentSchema).max(20),
  delivery: deliverySchema.nullable(),
  /** The message of the same thread that this one answers by name; shown above its text. */
  quotedMessageId: idSchema.nullable().default(null),

  /** Kept on top for everyone who opens the conversation; absent: no. */
  pinned: z.boolean().optional(),
});

export type Channel = z.infer<typeof channelSchema>;
export type Thread = z.infer<typeof threadSchema>;
export type EpisodeState = z.infer<typeof episodeStateSchema>;
export type IntentState = z.infer<typeof intentStateSchema>;
export type Intent = z.infer<typeof intentSchema>;
export type Snooze = z.infer<typeof snoozeSchema>;
export type NextMover = z.infer<typeof nextMoverSchema>;
export type Plan = z.infer<typeof planSchema>;
export type CameBack = z.infer<typeof cameBackSchema>;
export type Brief = z.infer<typeof briefSchema>;
export type Effort = z.infer<typeof effortSchema>;
export type Side = z.infer<typeof sideSchema>;
export type EpisodeLogEntry = z.infer<typeof episodeLogEntrySchema>;
export type Episode = z.infer<typeof episodeSchema>;
export type Attachment = z.infer<typeof attachmentSchema>;
export type MessageKind = z.infer<typeof messageKindSchema>;
export type Delivery = z.infer<typeof deliverySchema>;
export type Message = z.infer<typeof messageSchema>;
