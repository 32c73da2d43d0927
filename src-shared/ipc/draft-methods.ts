import { z } from 'zod';
import { attachmentSchema, idSchema, timestampSchema } from '../domain';
import { method } from './method';

const nothing = z.undefined();

/** What is being written. Each has a draft of its own: what is meant for one must not reach another. */
export const draftModeSchema = z.enum(['reply', 'note', 'whisper']);

export const draftSchema = z.object({
  threadId: idSchema,
  mode: draftModeSchema,
  // More than fits into one message: what is taken back comes on top of what is there.
  text: z.string().max(1_000_000),
  attachments: z.array(attachmentSchema).max(200),
  /** The message that the reply quotes. */
  quotedMessageId: idSchema.nullable().optional(),
  updatedAt: timestampSchema,
});

/** An earlier state of a draft, to return to. Its files are not kept. */
export const draftVersionSchema = z.object({
  id: z.string().max(400),
  at: timestampSchema,
  why: z.enum(['paused', 'replaced', 'cleared', 'sent']),
  text: z.string(),
});

/** What can be asked of main about what is being written. */
export const draftMethods = {
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
  /** A file that arrived when no field showed the reply it is for. Answers when it is on disk. */
  'draft.addFile': method(
    'signed-in',
    z.object({ threadId: idSchema, file: attachmentSchema }),
    nothing,
  ),
  /** Earlier states of a draft, newest first. */
  'draft.versions': method(
    'signed-in',
    z.object({ threadId: idSchema, mode: draftModeSchema }),
    z.array(draftVersionSchema),
  ),
  /** Keeps what is in the field before something else takes its place. */
  'draft.keepVersion': method(
    'signed-in',
    draftSchema.pick({ threadId: true, mode: true, text: true }),
    nothing,
  ),
} as const;

export type DraftMode = z.infer<typeof draftModeSchema>;
export type Draft = z.infer<typeof draftSchema>;
export type DraftVersion = z.infer<typeof draftVersionSchema>;
