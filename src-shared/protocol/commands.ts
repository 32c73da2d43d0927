import { z } from 'zod';
import {
  attachmentSchema,
  commandOutcomeSchema,
  commandSchema,
  idSchema,
  LOOKING_MAX_THREADS,
} from '../domain';

/** `POST /v1/commands` */
export const commandsRequestSchema = z.object({
  commands: z.array(commandSchema).min(1).max(100),
});

/** One outcome per command, in the order they were sent. */
export const commandsResponseSchema = z.object({ outcomes: z.array(commandOutcomeSchema) });

/**
 * `POST /v1/attachments` with the bytes as body; these come as query parameters. The id is made by
 * the client: uploading the same id and hash again returns the first answer.
 */
export const uploadQuerySchema = z.object({
  id: idSchema,
  name: attachmentSchema.shape.name,
  sha256: attachmentSchema.shape.sha256,
});

export const uploadResponseSchema = z.object({ attachment: attachmentSchema });

/** `POST /v1/typing`: tells the others that this agent is writing; fire and forget. */
export const typingRequestSchema = z.object({ threadId: idSchema, on: z.boolean() });

/** `POST /v1/looking`: all the threads that this console has open and in sight, at this moment. */
export const lookingRequestSchema = z.object({
  threadIds: z.array(idSchema).max(LOOKING_MAX_THREADS),
});

export type CommandsRequest = z.infer<typeof commandsRequestSchema>;
export type CommandsResponse = z.infer<typeof commandsResponseSchema>;
