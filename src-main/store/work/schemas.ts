import {
  attachmentSchema,
  commandSchema,
  idSchema,
  messageSchema,
  snippetSchema,
} from '@shared/domain';
import {
  draftModeSchema,
  draftVersionSchema,
  keptSearchesSchema,
  layoutSchema,
  namedLayoutSchema,
  paneMemorySchema,
  pendingStateSchema,
  useSchema,
  savedViewSchema,
} from '@shared/ipc';
import { z } from 'zod';

/** What is known of a command beside its place in the outbox. */
export const outboxBodySchema = z.object({
  command: commandSchema,
  lane: z.string(),
  state: pendingStateSchema,
  attempts: z.number().int().min(0),
  maybeSent: z.boolean().optional(),
  nextTryAt: z.number().int().nullable(),
  // Rows of earlier versions have none.
  holdUntil: z.number().int().nullable().default(null),
  sendAt: z.number().int().nullable().optional(),
  partOf: z.string().optional(),
  editText: z.string().optional(),
  reason: z.string().nullable(),
  upTo: z.number().int().nullable(),
  newMessages: z.array(messageSchema),
});

/** A draft; its text has no limit here, because nothing that was typed may be refused. */
export const storedDraftSchema = z.object({
  threadId: z.string(),
  mode: draftModeSchema,
  text: z.string(),
  attachments: z.array(attachmentSchema),
  quotedMessageId: idSchema.nullable().optional(),
  updatedAt: z.number().int(),
});

/** An earlier state of a draft. */
export const storedVersionSchema = draftVersionSchema.omit({ id: true });

/** A snippet of a person's own. */
export const ownSnippetStoredSchema = snippetSchema;

export const usesSchema = z.object({ uses: z.array(useSchema) });

export const seenSchema = z.object({ seenAt: z.number().int() });

/** Threads that are to be quiet. */
export const mutedSchema = z.object({ threadIds: z.array(z.string()) });
/** When somebody was last at the screen. */
export const hereSchema = z.object({ at: z.number().int() });

/** The focused work that went into an episode here. */
export const workedSchema = z.object({ workMs: z.number().int().min(0) });

export { layoutSchema };

export const recentSearchesSchema = z.object({ searches: keptSearchesSchema.shape.recent });

export const savedSearchesSchema = z.object({ searches: keptSearchesSchema.shape.saved });

export const savedViewsSchema = z.object({ views: z.array(savedViewSchema) });
export const paneMemoriesSchema = z.object({ panes: z.array(paneMemorySchema) });

export const namedLayoutsSchema = z.object({ layouts: z.array(namedLayoutSchema) });

/** Where a window is; what was written before windows could fill the screen lacks that. */
const windowPlaceSchema = z.object({
  bounds: z.object({
    x: z.number().int(),
    y: z.number().int(),
    width: z.number().int(),
    height: z.number().int(),
  }),
  maximised: z.boolean(),
  fullScreen: z.boolean().default(false),
});

export const popOutsSchema = z.object({
  popOuts: z.array(
    z.object({
      threadId: z.string(),
      window: windowPlaceSchema.nullable(),
      // Earlier versions did not write it.
      pane: z.number().int().nullable().default(null),
    }),
  ),
});

export const madeAttachmentSchema = z.object({
  attachment: attachmentSchema,
  uploaded: z.boolean(),
});

export type OutboxBody = z.infer<typeof outboxBodySchema>;
