import { z } from 'zod';
import { practiceAccountSchema } from '../desk-process';
import {
  agentSchema,
  attachmentSchema,
  commandBodySchema,
  idSchema,
  sideSchema,
  snippetSchema,
  tagSchema,
  timestampSchema,
} from '../domain';
import {
  agentPresenceSchema,
  appInfoSchema,
  conversationViewSchema,
  customerPanelSchema,
  draftModeSchema,
  draftSchema,
  floorViewSchema,
  inboxCountsSchema,
  inboxFilterSchema,
  inboxRowSchema,
  inboxStateSchema,
  layoutSchema,
  messageAnchorSchema,
  messagePageSchema,
  milestoneSchema,
  outboxItemSchema,
  searchResultsSchema,
  sessionViewSchema,
  settingsSchema,
  syncStatusSchema,
} from './views';

const nothing = z.undefined();

/** Who may call: anybody at the screen, somebody signed in, or a lead. */
export type Caller = 'anyone' | 'signed-in' | 'lead';

interface Method<Req extends z.ZodType, Res extends z.ZodType> {
  readonly request: Req;
  readonly response: Res;
  readonly caller: Caller;
}

function method<Req extends z.ZodType, Res extends z.ZodType>(
  caller: Caller,
  request: Req,
  response: Res,
): Method<Req, Res> {
  return { caller, request, response };
}

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

  'session.get': method('anyone', nothing, sessionViewSchema),
  'session.signIn': method(
    'anyone',
    z.object({
      url: z.string().min(1).max(2000),
      user: z.string().min(1).max(200),
      password: z.string().max(500),
    }),
    sessionViewSchema,
  ),
  /** Signs in to the practice desk inside the app; the accounts are rosa, ken and marta (lead). */
  'session.practice': method(
    'anyone',
    z.object({ account: practiceAccountSchema }),
    sessionViewSchema,
  ),
  'session.signOut': method('anyone', nothing, sessionViewSchema),

  'inbox.counts': method('signed-in', z.object({ filter: inboxFilterSchema }), inboxCountsSchema),
  /**
   * A window of the inbox. Waiting on us by target, snoozed by wake-up time, the others newest
   * first.
   */
  'inbox.page': method(
    'signed-in',
    z.object({
      state: inboxStateSchema,
      filter: inboxFilterSchema,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    z.object({ total: z.number().int(), rows: z.array(inboxRowSchema) }),
  ),

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

  'draft.get': method(
    'signed-in',
    z.object({ threadId: idSchema, mode: draftModeSchema }),
    draftSchema.nullable(),
  ),
  /** Answers when the draft is on disk. An empty draft without attachments is removed. */
  'draft.save': method(
    'signed-in',
    draftSchema.omit({ updatedAt: true }),
    z.object({ savedAt: timestampSchema }),
  ),

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
  /** Saves an attachment where the agent chooses; false when the agent cancels. */
  'attachment.save': method('signed-in', z.object({ id: idSchema }), z.boolean()),

  'customer.panel': method('signed-in', z.object({ customerId: idSchema }), customerPanelSchema),

  /** Answers when the command is on disk; a reply's draft is cleared in the same transaction. */
  'command.submit': method(
    'signed-in',
    z.object({ body: commandBodySchema }),
    z.object({ commandId: idSchema }),
  ),
  'outbox.list': method('signed-in', nothing, z.array(outboxItemSchema)),
  'outbox.retry': method('signed-in', z.object({ commandId: idSchema }), nothing),
  /** Takes a command back that has not been sent; its text returns to the draft. */
  'outbox.cancel': method('signed-in', z.object({ commandId: idSchema }), nothing),
  /** Sends a reply as it is although something came in that its author had not seen. */
  'outbox.sendAnyway': method('signed-in', z.object({ commandId: idSchema }), nothing),

  'search.query': method(
    'signed-in',
    z.object({ text: z.string().max(20_000), limit: z.number().int().min(1).max(200) }),
    searchResultsSchema,
  ),

  'reference.snippets': method('signed-in', nothing, z.array(snippetSchema)),
  'reference.tags': method('signed-in', nothing, z.array(tagSchema)),
  'reference.agents': method('signed-in', nothing, z.array(agentSchema)),

  'floor.get': method('lead', nothing, floorViewSchema),

  'sync.status': method('anyone', nothing, syncStatusSchema),
  'sync.now': method('signed-in', nothing, nothing),

  'layout.get': method('signed-in', nothing, layoutSchema.nullable()),
  'layout.set': method('signed-in', layoutSchema, nothing),
} as const;

/** What may have changed; each is the root of the query keys that it invalidates. */
export const topicSchema = z.enum([
  'session',
  'inbox',
  'conversation',
  'customer',
  'outbox',
  'floor',
  'reference',
  'search',
]);

/** Everything main tells the renderer by itself. */
export const events = {
  /** `threadIds` narrows `conversation` and `inbox`; absent means any. */
  changed: z.object({
    topics: z.array(topicSchema).min(1),
    threadIds: z.array(idSchema).max(500).optional(),
  }),
  session: sessionViewSchema,
  'sync-status': syncStatusSchema,
  presence: agentPresenceSchema,
  typing: z.object({
    threadId: idSchema,
    side: sideSchema,
    agentName: z.string().nullable(),
    on: z.boolean(),
  }),
  settings: settingsSchema,
  /** A menu item or a shortcut of the system asks the screen to do something. */
  menu: z.object({
    action: z.enum(['search', 'settings', 'inbox', 'floor', 'next-thread', 'close-pane', 'about']),
  }),
  /** A deep link or a notification asks to show a thread. */
  'open-thread': z.object({ threadId: idSchema, messageId: idSchema.nullable() }),
} as const;

export type MethodName = keyof typeof methods;
export type RequestOf<M extends MethodName> = z.infer<(typeof methods)[M]['request']>;
export type ResponseOf<M extends MethodName> = z.infer<(typeof methods)[M]['response']>;
export type EventName = keyof typeof events;
export type EventOf<E extends EventName> = z.infer<(typeof events)[E]>;
export type Topic = z.infer<typeof topicSchema>;
