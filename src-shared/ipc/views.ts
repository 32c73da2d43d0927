import { z } from 'zod';
import {
  agentSchema,
  attachmentSchema,
  channelSchema,
  commandBodySchema,
  customerEventSchema,
  customerSchema,
  episodeSchema,
  episodeStateSchema,
  idSchema,
  messageSchema,
  offerOutcomeSchema,
  offerSchema,
  presenceSchema,
  tagSchema,
  teamSchema,
  threadSchema,
  timestampSchema,
} from '../domain';
import { LOOKING_MAX_THREADS } from '../domain/limits';
import { draftModeSchema } from './draft-methods';
import { encryptionSchema } from './session';

/* What the screen shows: confirmed state + pending commands, computed by main when it is read. */

export const inboxStateSchema = episodeStateSchema;

/** One row of the inbox: the current episode of one thread. */
export const inboxRowSchema = z.object({
  threadId: idSchema,
  episode: episodeSchema,
  customer: customerSchema.pick({ id: true, name: true, language: true, value: true }),
  channel: channelSchema,
  /** When the previous episode was resolved; lets a row say "back after 3 weeks". */
  previousResolvedAt: timestampSchema.nullable(),
  /** What is begun and not sent; null: nothing. */
  draft: draftModeSchema.nullable(),
  /** A command of this thread waits, is being edited, failed or is in conflict. */
  pending: z.enum(['none', 'waiting', 'editing', 'failed', 'conflict']),
  /** When the next reply goes out that waits for its time; null: none does. */
  scheduledAt: timestampSchema.nullable(),
  /** Whether a customer's message came since this agent last looked. */
  unread: z.boolean(),
});

export const inboxCountsSchema = z.object({
  'waiting-on-us': z.number().int(),
  'waiting-on-customer': z.number().int(),
  snoozed: z.number().int(),
  resolved: z.number().int(),
});

export const pendingStateSchema = z.enum(['queued', 'sending', 'confirming', 'failed', 'conflict']);

/** A message as the conversation shows it; `pending` while the desk has not confirmed it. */
export const messageViewSchema = messageSchema.extend({
  authorName: z.string().nullable(),
  toAgentName: z.string().nullable(),
  /** The beginning of what it quotes; null when that is not on this computer. */
  quoted: z
    .object({
      id: idSchema,
      side: messageSchema.shape.side,
      authorName: z.string().nullable(),
      preview: z.string(),
    })
    .nullable()
    .optional(),
  pending: z
    .object({
      commandId: idSchema,
      state: pendingStateSchema,
      /** Why it failed, in words for the agent. */
      reason: z.string().nullable(),
      /** It does not leave before; see `holdLeftMs`. */
      holdUntil: timestampSchema.nullable(),
      /** When its author wants it sent; null: as soon as possible. */
      sendAt: timestampSchema.nullable().optional(),
      /** The desk certainly does not have it: it may be edited or taken back. */
      changeable: z.boolean(),
      /** The text as it stands in its editor; null when it is not being edited. */
      editText: z.string().nullable(),
      /** What came in that the author had not seen. */
      newMessages: z.array(messageSchema.extend({ authorName: z.string().nullable() })),
    })
    .nullable(),
});

/** A message and its place in the thread. */
export const messagePlaceSchema = z.object({
  messageId: idSchema,
  position: z.number().int(),
  at: timestampSchema,
});

export const conversationViewSchema = z.object({
  thread: threadSchema,
  customer: customerSchema,
  /** Oldest first; the last one is the current one. */
  episodes: z.array(episodeSchema),
  tags: z.array(tagSchema),
  assigneeName: z.string().nullable(),
  messageCount: z.number().int(),
  /** The whole thread is in the cache, also its beginning. */
  historyComplete: z.boolean(),
  /**
   * The thread begins earlier, but the desk does not allow older messages than this to be kept here.
   * Null: what is here is not cut off by that.
   */
  historyKeptSince: timestampSchema.nullable(),
  lastMessageId: idSchema.nullable(),
  /** Messages until then (Unix ms) were seen on this computer; null: it was never opened here. */
  seenUntil: timestampSchema.nullable(),
  /**
   * The first message of the customer's that was not seen, and how many there are (up to 1,000);
   * null: everything was.
   */
  firstUnread: messagePlaceSchema.extend({ count: z.number().int() }).nullable(),
  /** All of the desk: a line about what happened may name any. */
  teams: z.array(teamSchema),
  /** What is kept on top of the thread, oldest first. */
  pinned: z.array(messageViewSchema),
  /** What is begun and not sent; null: nothing. */
  draft: draftModeSchema.nullable(),
});

export const messageAnchorSchema = z.discriminatedUnion('at', [
  z.object({ at: z.literal('end') }),
  z.object({ at: z.literal('before'), position: z.number().int() }),
  z.object({ at: z.literal('after'), position: z.number().int() }),
  z.object({ at: z.literal('around'), messageId: idSchema }),
]);

export const messagePageSchema = z.object({
  /** Oldest first. Pending ones come last, on the page that holds the end. */
  messages: z.array(messageViewSchema),
  hasBefore: z.boolean(),
  hasAfter: z.boolean(),
});

/** A picture of a conversation, and who sent it when. */
export const conversationPictureSchema = z.object({
  attachment: attachmentSchema,
  message: messageViewSchema.pick({
    id: true,
    threadId: true,
    side: true,
    agentId: true,
    authorName: true,
    at: true,
  }),
});

/** How often this person has used something: a snippet by its id, an emoji as `emoji:CODE`, `tone:N`. */
export const useSchema = z.object({
  id: idSchema,
  count: z.number().int().min(1),
  lastAt: timestampSchema,
});

/** What was written in a command that was taken out of the outbox, and where. */
export const writtenSchema = z.object({
  threadId: idSchema,
  mode: draftModeSchema,
  text: z.string(),
  attachments: z.array(attachmentSchema),
  quotedMessageId: idSchema.nullable().optional(),
});

export const customerPanelSchema = z.object({
  customer: customerSchema,
  /** Newest first. */
  events: z.array(customerEventSchema),
  /** All episodes of all threads of the customer, newest first, with their channel. */
  episodes: z.array(
    z.object({
      episode: episodeSchema,
      channel: channelSchema,
      resolvedByName: z.string().nullable(),
    }),
  ),
  /** The offers whose conditions hold, reason and text with their variables filled in. */
  offers: z.array(offerSchema),
  outcomes: z.array(offerOutcomeSchema.extend({ offerTitle: z.string().nullable() })),
  /** What is kept on top of any of their threads, oldest first. */
  pinned: z.array(messageViewSchema),
});

/** Work and waiting in an episode, in milliseconds. */
export const effortViewSchema = z.object({
  /** Focused work of whoever is at the screen. */
  ownMs: z.number().int(),
  /** Focused work of others, as far as the desk was told. */
  othersMs: z.number().int(),
  /** How long the customer waited for us, all together. */
  customerMs: z.number().int(),
  /** How long we waited for the customer. */
  usMs: z.number().int(),
  /** From its first message to now, or to its end. */
  elapsedMs: z.number().int(),
});

/** A record that may be of the same customer as another one. */
export const duplicateSchema = z.object({
  customer: customerSchema,
  /** By what it was found, or how to tell it from others of the same name. */
  detail: z.string(),
  reasons: z.array(z.enum(['email', 'phone', 'name'])),
  threads: z.number().int(),
  events: z.number().int(),
});

/** A customer's record, and those that may be of the same person. */
export const duplicatesViewSchema = z.object({
  own: duplicateSchema,
  /** The likeliest first. */
  others: z.array(duplicateSchema),
});

export const floorViewSchema = z.object({
  teams: z.array(teamSchema),
  agents: z.array(
    z.object({
      agent: agentSchema,
      counts: inboxCountsSchema,
      load: z.number(),
      /** The oldest `waitingSince` of their episodes. */
      longestWaitSince: timestampSchema.nullable(),
      /** Episodes whose target has passed. */
      late: z.number().int(),
    }),
  ),
  unassigned: z.array(inboxRowSchema),
  unassignedCount: z.number().int(),
  /** Waiting on us, whoever has them, longest first. */
  longestWaiting: z.array(inboxRowSchema),
  waitingCount: z.number().int(),
  lateCount: z.number().int(),
});

/**
 * What stands between the console and the desk. Each has its own words on screen.
 * `offline`: the computer has no network; `unreachable`: nobody answers at that address; `cut`:
 * answers break off; `slow`: answers come, but crawl; `silent`: connected, but the desk has gone quiet;
 * `login-page`: the network's own; `proxy-sign-in`: a proxy wants a user name and a password.
 */
export const connectionStateSchema = z.enum([
  'idle',
  'connecting',
  'connected',
  'offline',
  'unreachable',
  'cut',
  'slow',
  'silent',
  'not-a-desk',
  'login-page',
  'proxy-sign-in',
  'server-error',
  'rate-limited',
  'untrusted-certificate',
  'signed-out',
]);

export const setAsideItemSchema = z.object({
  kind: z.string(),
  id: z.string(),
  reason: z.string(),
  at: timestampSchema,
});

export const syncStatusSchema = z.object({
  connection: z.object({
    state: connectionStateSchema,
    since: timestampSchema,
    retryAt: timestampSchema.nullable(),
    lastContactAt: timestampSchema.nullable(),
    url: z.string().nullable(),
    /** How far the desk's clock is ahead of this computer's, in ms; null when it is not known. */
    clockAheadMs: z.number().nullable(),
  }),
  fill: z.object({
    phase: z.enum(['none', 'workset', 'backfill', 'complete']),
    /** Records received in this phase; messages for `backfill`. */
    received: z.number().int(),
    expected: z.number().int(),
    /** Everything at or after this time is here; null when the history is whole or not begun. */
    completeSince: timestampSchema.nullable(),
    cachedMessages: z.number().int(),
    /** When it will be done at the speed of late; null when nothing runs or nobody can say. */
    finishesAt: timestampSchema.nullable(),
    /** What is in the way of the history alone; null while nothing is. */
    trouble: connectionStateSchema.nullable(),
  }),
  outbox: z.object({
    waiting: z.number().int(),
    /** Waits for the time at which its author wants it sent; not counted as waiting. */
    scheduled: z.number().int().optional(),
    failed: z.number().int(),
    conflicts: z.number().int(),
    /** What is in the way of sending alone; null while nothing is. */
    trouble: connectionStateSchema.nullable(),
  }),
  setAside: z.object({ count: z.number().int(), newest: z.array(setAsideItemSchema).max(50) }),
  /** Whether the disk takes what is written. */
  storage: z.object({
    state: z.enum(['ok', 'disk-full', 'unwritable', 'repairing']),
    since: timestampSchema,
  }),
  /** How the search index is. */
  index: z.object({
    state: z.enum(['unknown', 'checking', 'good', 'rebuilding', 'damaged']),
    checkedAt: timestampSchema.nullable(),
    /** How far checking or rebuilding is, 0 to 1; null when nothing is under way. */
    progress: z.number().min(0).max(1).nullable(),
  }),
  encryption: encryptionSchema,
});

export const outboxItemSchema = z.object({
  commandId: idSchema,
  body: commandBodySchema,
  madeAt: timestampSchema,
  state: pendingStateSchema,
  attempts: z.number().int(),
  nextTryAt: timestampSchema.nullable(),
  /** It does not leave before; see `holdLeftMs`. */
  holdUntil: timestampSchema.nullable(),
  /** When its author wants it sent; null: as soon as possible. */
  sendAt: timestampSchema.nullable().optional(),
  /** The desk certainly does not have it: it may be edited, if it is a text, or taken back. */
  changeable: z.boolean(),
  /** It waits because its editor is open. */
  editing: z.boolean(),
  reason: z.string().nullable(),
  customerName: z.string().nullable(),
  threadId: idSchema.nullable(),
});

/** Which colleague has which threads open now. */
export const lookingViewSchema = z.array(
  z.object({ agentId: idSchema, threadIds: z.array(idSchema).max(LOOKING_MAX_THREADS) }),
);

/** How far a file is on its way to the desk. */
export const uploadProgressSchema = z.object({
  attachmentId: idSchema,
  /** The part of its bytes that has left, 0 to 1; null: none are on their way any more. */
  share: z.number().min(0).max(1).nullable(),
});

export const agentPresenceSchema = z.object({ agentId: idSchema, presence: presenceSchema });

export type LookingView = z.infer<typeof lookingViewSchema>;
export type InboxRow = z.infer<typeof inboxRowSchema>;
export type InboxCounts = z.infer<typeof inboxCountsSchema>;
export type PendingState = z.infer<typeof pendingStateSchema>;
export type MessageView = z.infer<typeof messageViewSchema>;
export type ConversationView = z.infer<typeof conversationViewSchema>;
export type MessageAnchor = z.infer<typeof messageAnchorSchema>;
export type ConversationPicture = z.infer<typeof conversationPictureSchema>;
export type FirstUnread = NonNullable<ConversationView['firstUnread']>;
export type MessagePlace = z.infer<typeof messagePlaceSchema>;
export type MessagePage = z.infer<typeof messagePageSchema>;
export type Use = z.infer<typeof useSchema>;
export type Written = z.infer<typeof writtenSchema>;
export type CustomerPanel = z.infer<typeof customerPanelSchema>;
export type EffortView = z.infer<typeof effortViewSchema>;
export type Duplicate = z.infer<typeof duplicateSchema>;
export type DuplicatesView = z.infer<typeof duplicatesViewSchema>;
export type FloorView = z.infer<typeof floorViewSchema>;
export type ConnectionState = z.infer<typeof connectionStateSchema>;
export type SetAsideItem = z.infer<typeof setAsideItemSchema>;
export type SyncStatus = z.infer<typeof syncStatusSchema>;
export type UploadProgress = z.infer<typeof uploadProgressSchema>;
export type OutboxItem = z.infer<typeof outboxItemSchema>;
