import { z } from 'zod';
import { idSchema, sideSchema } from '../domain';
import { sessionViewSchema } from './session';
import { showSchema } from './panes';
import { exportProgressSchema } from './search-views';
import { settingsSchema } from './app-views';
import {
  agentPresenceSchema,
  lookingViewSchema,
  syncStatusSchema,
  uploadProgressSchema,
  writtenSchema,
} from './views';

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
  'kept-searches',
  'inbox-views',
  'layouts',
]);

/** Everything main tells the renderer by itself. */
export const events = {
  /** `threadIds` narrows `conversation` and `inbox`; absent means any. */
  changed: z.object({
    topics: z.array(topicSchema).min(1),
    threadIds: z.array(idSchema).max(500).optional(),
  }),
  session: sessionViewSchema,
  /** What was taken back is on disk in its draft; an open composer adds it to what it shows. */
  'draft-returned': writtenSchema.extend({ commandId: idSchema }),
  'sync-status': syncStatusSchema,
  presence: agentPresenceSchema,
  typing: z.object({
    threadId: idSchema,
    side: sideSchema,
    agentName: z.string().nullable(),
    on: z.boolean(),
  }),
  looking: lookingViewSchema,
  /** A lead whispered to this agent; the text comes as a change. */
  whisper: z.object({ threadId: idSchema, messageId: idSchema }),
  'upload-progress': uploadProgressSchema,
  settings: settingsSchema,
  'export-progress': exportProgressSchema,
  /** A menu item or a shortcut of the system asks the screen to do something. */
  menu: z.object({
    action: z.enum([
      'find',
      'find-next',
      'find-previous',
      'search',
      'settings',
      'inbox',
      'floor',
      'next-thread',
      'close-pane',
      'about',
    ]),
  }),
  /** Somebody followed a link into Heddle: `link.take` has it. */
  'link-waiting': z.object({}),
  /** These conversations have a window of their own now. */
  'pop-outs': z.object({ threadIds: z.array(idSchema) }),
  /** This window alone is asked to show something. */
  show: showSchema,
  /** This window alone is about to close: its page puts everything on disk and says so. */
  leave: z.object({}),
} as const;

export type EventName = keyof typeof events;
export type EventOf<E extends EventName> = z.infer<(typeof events)[E]>;
export type Topic = z.infer<typeof topicSchema>;
