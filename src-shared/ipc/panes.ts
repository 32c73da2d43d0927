import { z } from 'zod';
import { idSchema, timestampSchema } from '../domain';
import { PANES_MAX, SEARCH_MAX_LENGTH } from '../domain/limits';
import { layoutSchema } from './app-views';
import { typedSearchSchema } from './search-views';
import { draftModeSchema } from './draft-methods';

/** A place on the screens of this computer, in device-independent pixels. */
const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
});

/** Which of the panes, in reading order. */
const paneIndexSchema = z
  .number()
  .int()
  .min(0)
  .max(PANES_MAX - 1);

/** Where in a conversation the reader was: this message began so many pixels below the top. */
export const readingPlaceSchema = z.object({ messageId: idSchema, top: z.number() });

/** What somebody was in the middle of in a conversation, beside the draft. */
export const paneMemorySchema = z.object({
  threadId: idSchema,
  /** Null: at the end. */
  place: readingPlaceSchema.nullable(),
  /** The newest message when they were there: something newer is worth more than the place. */
  lastMessageId: idSchema.nullable(),
  caret: z
    .object({
      mode: draftModeSchema,
      start: z.number().int().min(0),
      end: z.number().int().min(0),
    })
    .nullable(),
  /** What they were writing; null: nothing was chosen, or an earlier version did not keep it. */
  mode: draftModeSchema.nullable().default(null),
  /** What they were looking for in it; null: nothing. */
  find: z.string().max(SEARCH_MAX_LENGTH).nullable(),
  at: timestampSchema,
});

/** A layout under a name. */
export const namedLayoutSchema = z.object({
  id: idSchema,
  name: z.string().trim().min(1).max(60),
  layout: layoutSchema,
});

/** What a window is asked to show. */
export const showSchema = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('thread'),
    threadId: idSchema,
    beside: z.boolean().optional(),
    messageId: idSchema.optional(),
    find: typedSearchSchema.optional(),
    /** The place among the panes that it had before it got a window; another one if these are fewer. */
    pane: paneIndexSchema.optional(),
    /** It comes back from a window that was closed: only if there is room for it; if not, that is said. */
    returned: z.boolean().optional(),
  }),
  z.object({ what: z.literal('search'), text: typedSearchSchema }),
]);

/** A conversation that gets a window, where its pane is on the screen, and which of the panes it is. */
export const popOutSchema = z.object({
  threadId: idSchema,
  place: boundsSchema.nullable(),
  pane: paneIndexSchema.nullable(),
});

/** A conversation whose window goes, and where it goes on; null: as the settings say. */
export const popOutLeaveSchema = z.object({
  threadId: idSchema,
  to: z.enum(['main', 'nowhere', 'stay']).nullable(),
});

export type PaneMemory = z.infer<typeof paneMemorySchema>;
export type ReadingPlace = z.infer<typeof readingPlaceSchema>;
export type NamedLayout = z.infer<typeof namedLayoutSchema>;
export type Show = z.infer<typeof showSchema>;
