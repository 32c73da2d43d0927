import { z } from 'zod';
import {
  agentSchema,
  attachmentSchema,
  channelSchema,
  commandBodySchema,
  idSchema,
  tagSchema,
  teamSchema,
  timestampSchema,
} from '../domain';
import { FOCUS_LIMIT_MAX, LOOKING_MAX_THREADS } from '../domain/limits';
import { draftMethods } from './draft-methods';
import { inboxMethods } from './inbox-methods';
import { syncPanelSchema } from './sync-panel';
import {
  relatedCasesSchema,
  exportResultSchema,
  keptSearchesSchema,
  linkTargetSchema,
  policyViewSchema,
  savedSearchSchema,
  searchGroupSchema,
  searchResultsSchema,
  searchTextSchema,
  messageMarksSchema,
  threadMatchesSchema,
  typedSearchSchema,
} from './search-views';
import {
  appInfoSchema,
  attentionSchema,
  layoutSchema,
  milestoneSchema,
  settingsSchema,
} from './app-views';
import {
  conversationPictureSchema,
  conversationViewSchema,
  customerPanelSchema,
  duplicateSchema,
  duplicatesViewSchema,
  effortViewSchema,
  floorViewSchema,
  messageAnchorSchema,
  messagePageSchema,
  messagePlaceSchema,
  outboxItemSchema,
  useSchema,
  lookingViewSchema,
  syncStatusSchema,
  writtenSchema,
} from './views';
import { method } from './method';
import { paneMethods } from './pane-methods';
import { sessionMethods } from './session-methods';
import { snippetMethods } from './snippet-methods';

const nothing = z.undefined();

/** Everything the renderer can ask of main. A handler cannot be registered without its schemas. */
export const methods = {
  'app.info': method('anyone', nothing, appInfoSchema),
  /** Opens an https address in the system's browser; anything else is refused. */
  'app.openLink': method('anyone', z.object({ url: z.string().max(4000) }), nothing),
  /** Tells tests and benchmarks what the screen reached, and when (Unix ms). */
  'app.milestone': method(
    'anyone',
    z.object({
      name: milestoneSchema,
      detail: z.string().max(500).optional(),
      at: timestampSchema,
    }),
    nothing,
  ),
  'settings.get': method('anyone', nothing, settingsSchema),
  'settings.set': method('anyone', settingsSchema.partial(), settingsSchema),

  ...sessionMethods,
  ...inboxMethods,

  'conversation.open': method(
    'signed-in',
    z.object({ threadId: idSchema }),
    conversationViewSchema,
  ),
  'conversation.messages': method(
    'signed-in',
    z.object({
      threadId: idSchema,
      anchor: messageAnchorSchema,
      limit: z.number().int().min(1).max(200),
    }),
    messagePageSchema,
  ),
  /**
   * The first message at or after a time, or the last one; null: there is none. A question, and no
   * way through the thread, whatever its length.
   */
  'conversation.placeAt': method(
    'signed-in',
    z.object({ threadId: idSchema, at: timestampSchema }),
    messagePlaceSchema.nullable(),
  ),
  /** The newest pictures of a thread, oldest first, also those on their way to the desk. */
  'conversation.pictures': method(
    'signed-in',
    z.object({ threadId: idSchema }),
    z.array(conversationPictureSchema),
  ),
  /** The agent has seen the thread up to this message; a local mark. */
  'conversation.markSeen': method(
    'signed-in',
    z.object({ threadId: idSchema, messageId: idSchema }),
    nothing,
  ),
  'conversation.typing': method(
    'signed-in',
    z.object({ threadId: idSchema, on: z.boolean() }),
    nothing,
  ),

  /** All the threads that are open and in sight in the windows, for the colleagues to know. */
  'conversation.looking': method(
    'signed-in',
    z.object({ threadIds: z.array(idSchema).max(LOOKING_MAX_THREADS) }),
    nothing,
  ),
  /** The same of the colleagues. */
  'colleagues.looking': method('signed-in', nothing, lookingViewSchema),

  /** Focused work on an episode that was not counted yet; kept on this computer. */
  'effort.add': method(
    'signed-in',
    z.object({ episodeId: idSchema, ms: z.number().min(0).max(3_600_000) }),
    nothing,
  ),
  'effort.get': method(
    'signed-in',
    z.object({ threadId: idSchema, episodeId: idSchema }),
    effortViewSchema,
  ),

  ...draftMethods,

  'attachment.add': method(
    'signed-in',
    z.object({
      threadId: idSchema,
      name: attachmentSchema.shape.name,
      mediaType: attachmentSchema.shape.mediaType,
      bytes: z.instanceof(Uint8Array),
    }),
    attachmentSchema,
  ),
  /**
   * The bytes of a file that Heddle shows in a place of its own: a PDF, by what it is and not by what
   * it says it is. Refused: `not-found`, `attachment-unavailable`, `attachment-damaged`,
   * `attachment-too-large`, `attachment-type`.
   */
  'attachment.document': method(
    'signed-in',
    z.object({ id: idSchema }),
    z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
  ),
  /** Saves an attachment where the agent chooses; false when the agent cancels. */
  'attachment.save': method('signed-in', z.object({ id: idSchema }), z.boolean()),

  /** Records that may be of the same customer, by e-mail, telephone or name. */
  'customer.duplicates': method(
    'signed-in',
    z.object({ customerId: idSchema }),
    duplicatesViewSchema,
  ),
  /** Records that somebody looks for to merge them with a customer's: by name, address or number. */
  'customer.others': method(
    'signed-in',
    z.object({ customerId: idSchema, typed: z.string().max(200) }),
    z.array(duplicateSchema),
  ),
  /** What a customer is called; null: they are not on this computer. */
  'customer.name': method('signed-in', z.object({ customerId: idSchema }), z.string().nullable()),
  'customer.panel': method(
    'signed-in',
    z.object({
      customerId: idSchema,
      /** Where offers would be proposed: not against what the customer said of it. */
      channel: channelSchema.optional(),
    }),
    customerPanelSchema,
  ),

  /** Answers when the command is on disk; a reply's draft is cleared in the same transaction. */
  'command.submit': method(
    'signed-in',
    z.object({
      body: commandBodySchema,
      /** What is done after a reply as a part of it: kept with it, and taken back with it. */
      after: commandBodySchema.optional(),
      /** It stays here for some seconds, so that it can be taken back, where answers can be. */
      undoable: z.boolean().optional(),
      /** When it is to be sent; absent: as soon as possible. */
      sendAt: timestampSchema.optional(),
    }),
    z.object({
      commandId: idSchema,
      /** It does not leave before, and can be taken back until then. */
      holdUntil: timestampSchema.nullable(),
    }),
  ),
  'outbox.list': method('signed-in', nothing, z.array(outboxItemSchema)),
  'outbox.retry': method('signed-in', z.object({ commandId: idSchema }), nothing),
  /**
   * Takes a command back that has not been sent, with what was sent together with it. Its text, if it
   * has one, becomes the draft again, above what was typed since; `draft-returned` says so.
   */
  'outbox.cancel': method('signed-in', z.object({ commandId: idSchema }), writtenSchema.nullable()),
  /** As `outbox.cancel`, but the text is only returned, for whoever wants it back after all. */
  'outbox.drop': method('signed-in', z.object({ commandId: idSchema }), writtenSchema.nullable()),
  /** Ends the time in which a reply can be taken back, or for which it waits. */
  'outbox.sendNow': method('signed-in', z.object({ commandId: idSchema }), nothing),
  /** Gives a waiting reply another time to leave. */
  'outbox.schedule': method(
    'signed-in',
    z.object({ commandId: idSchema, sendAt: timestampSchema }),
    nothing,
  ),
  /**
   * Keeps what stands in the editor of a waiting text; until that ends nothing of its thread is sent.
   * Answers when it is on disk. Null ends the edit without a change.
   */
  'outbox.keepEdit': method(
    'signed-in',
    z.object({ commandId: idSchema, text: z.string().max(1_000_000).nullable() }),
    z.object({ savedAt: timestampSchema }),
  ),
  /** Gives a waiting text its new words, at its place and with its files, and lets it go. */
  'outbox.edit': method(
    'signed-in',
    z.object({
      commandId: idSchema,
      text: z.string().max(1_000_000),
      /** The last message that was visible; the desk holds the reply back if there is a newer one. */
      lastSeenMessageId: idSchema.nullable(),
    }),
    z.object({ commandId: idSchema, holdUntil: timestampSchema.nullable() }),
  ),
  /** Sends a reply as it is: its author has been shown what came in. */
  'outbox.sendAnyway': method('signed-in', z.object({ commandId: idSchema }), nothing),

  'search.query': method(
    'signed-in',
    z.object({
      text: typedSearchSchema,
      limit: z.number().int().min(1).max(200),
      /** The customer on screen, who counts more. */
      openCustomerId: idSchema.nullable().optional(),
      /** Goes back as far as it takes; asked for when an answer was unfinished. */
      thorough: z.boolean().optional(),
      /** One kind of result only, up to the limit. */
      group: searchGroupSchema.optional(),
    }),
    searchResultsSchema,
  ),
  /** What the value of a filter such as `customer:` may become. */
  'search.values': method(
    'signed-in',
    z.object({ kind: z.enum(['customer', 'intent', 'team']), typed: z.string().max(200) }),
    z.array(z.string()),
  ),
  /** What was searched for before: the last searches, and those with a name. */
  'search.kept': method('signed-in', nothing, keptSearchesSchema),
  /** A search was of use: it goes on top of the recent ones. */
  'search.remember': method(
    'signed-in',
    keptSearchesSchema.shape.recent.element.pick({ text: true }),
    nothing,
  ),
  /** Forgets one of the recent searches; null: all of them. */
  'search.forget': method('signed-in', z.object({ text: z.string().nullable() }), nothing),
  /** Keeps a search under a name, or changes what has this id. */
  'search.save': method('signed-in', savedSearchSchema, nothing),
  'search.removeSaved': method('signed-in', z.object({ id: idSchema }), nothing),
  /** Where in a whole thread all words are found, oldest first. */
  'search.inThread': method(
    'signed-in',
    z.object({ threadId: idSchema, text: typedSearchSchema }),
    threadMatchesSchema,
  ),
  /** What of these messages is found by the words; for marking it on screen. */
  'search.marks': method(
    'signed-in',
    z.object({
      threadId: idSchema,
      text: typedSearchSchema,
      messageIds: z.array(idSchema).max(300),
    }),
    messageMarksSchema,
  ),

  /** Resolved episodes of other conversations that began like this one, the likest first. */
  'search.related': method(
    'signed-in',
    z.object({ episodeId: idSchema, limit: z.number().int().min(1).max(20) }),
    relatedCasesSchema,
  ),

  ...snippetMethods,
  /** What this person writes with, and how often (snippets, emoji); kept on this computer. */
  'composer.uses': method('signed-in', nothing, z.array(useSchema)),
  'composer.used': method('signed-in', z.object({ id: idSchema }), nothing),
  'reference.tags': method('signed-in', nothing, z.array(tagSchema)),
  'reference.teams': method('signed-in', nothing, z.array(teamSchema)),
  'reference.agents': method('signed-in', nothing, z.array(agentSchema)),

  'attention.get': method(
    'signed-in',
    z.object({ limit: z.number().int().min(1).max(FOCUS_LIMIT_MAX) }),
    attentionSchema,
  ),
  /** A thread tells of nothing by itself any more, or again; only this computer knows. */
  'attention.mute': method('signed-in', z.object({ threadId: idSchema, on: z.boolean() }), nothing),
  /** Which thread has the focus; null: none. Nothing is told of what is being looked at. */
  'attention.watching': method('signed-in', z.object({ threadId: idSchema.nullable() }), nothing),

  /** What the organisation that manages this computer allows. */
  'policy.get': method('anyone', nothing, policyViewSchema),
  /**
   * Writes every message that a search matches into a CSV file; main asks where. Answers when it is
   * done; `export-progress` tells how far it is.
   */
  'export.matches': method('signed-in', z.object({ text: searchTextSchema }), exportResultSchema),
  /** Writes a conversation as a page to print or keep, or prints it. */
  'export.conversation': method(
    'signed-in',
    z.object({
      threadId: idSchema,
      to: z.enum(['file', 'printer']),
      /** Whether notes and whispers are in it. */
      internal: z.boolean(),
    }),
    exportResultSchema,
  ),
  /** Ends the export that is under way; what it had written is removed. */
  'export.cancel': method('signed-in', nothing, nothing),

  'floor.get': method('lead', nothing, floorViewSchema),

  'sync.status': method('anyone', nothing, syncStatusSchema),
  'sync.now': method('signed-in', nothing, nothing),
  /** What the sync panel shows beside the status. */
  'sync.panel': method('signed-in', nothing, syncPanelSchema),
  /** Checks the search index; answers when it is known how it is. The status says how far it is. */
  'sync.checkIndex': method('signed-in', nothing, nothing),
  /** Makes the search index again from the messages; answers when it is done. */
  'sync.rebuildIndex': method('signed-in', nothing, nothing),
  /** Deletes the damaged copies of the cache that are kept. Asked twice before. */
  'sync.removeDamagedCaches': method('signed-in', nothing, nothing),
  /** A report for support: states, counts and codes, nothing that people wrote. */
  'sync.report': method('signed-in', nothing, z.object({ text: z.string() })),

  /** Where a link from outside leads, once it is known; null when none waits. It is told once. */
  'link.take': method('signed-in', nothing, linkTargetSchema.nullable()),

  'layout.get': method('signed-in', nothing, layoutSchema.nullable()),
  'layout.set': method('signed-in', layoutSchema, nothing),
  ...paneMethods,
} as const;

export type MethodName = keyof typeof methods;
export type RequestOf<M extends MethodName> = z.infer<(typeof methods)[M]['request']>;
export type ResponseOf<M extends MethodName> = z.infer<(typeof methods)[M]['response']>;
