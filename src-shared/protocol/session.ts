import { z } from 'zod';
import { agentSchema, idSchema } from '../domain';

export const PROTOCOL_VERSION = 1;

/** `POST /v1/sessions` */
export const sessionRequestSchema = z.object({
  user: z.string().min(1).max(200),
  password: z.string().max(500),
  /** One per installation; lets the desk show and wipe a device. */
  deviceId: idSchema,
});

export const policiesSchema = z.object({
  /** Minutes until an answer is due after the customer's message. */
  targetMinutes: z.number().int().min(1),
  /** Days of history that a console may cache; null: all of it. */
  historyDays: z.number().int().min(1).nullable(),
  attachmentMaxBytes: z.number().int().min(1),
  attachmentMediaTypes: z.array(z.string().min(1)),
});

export const sessionResponseSchema = z.object({
  protocol: z.literal(PROTOCOL_VERSION),
  token: z.string().min(16).max(4096),
  agent: agentSchema,
  desk: z.object({ id: idSchema, name: z.string().min(1).max(200) }),
  policies: policiesSchema,
  /** Changes whenever what this agent may see changes; a client then fills again. */
  scope: z.string().min(1).max(128),
});

/** Every answer that is not 2xx. */
export const problemSchema = z.object({
  code: z.enum([
    'invalid-request',
    'wrong-credentials',
    'not-signed-in',
    'not-allowed',
    'not-found',
    'too-large',
    'wrong-type',
    'hash-mismatch',
    'rate-limited',
    'internal',
  ]),
  /** What happened and what to do. */
  message: z.string().max(500),
});

export type SessionRequest = z.infer<typeof sessionRequestSchema>;
export type SessionResponse = z.infer<typeof sessionResponseSchema>;
export type Policies = z.infer<typeof policiesSchema>;
export type Problem = z.infer<typeof problemSchema>;
