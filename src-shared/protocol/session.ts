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

/** Days of history that a console may cache; null: all of it. */
export const historyDaysSchema = z.number().int().min(1).nullable();

export const policiesSchema = z.object({
  /** Minutes until an answer is due after the customer's message. */
  targetMinutes: z.number().int().min(1),
  historyDays: historyDaysSchema,
  attachmentMaxBytes: z.number().int().min(1),
  attachmentMediaTypes: z.array(z.string().min(1)),
  /** Who may merge the records of one customer; absent: everybody. */
  mergeBy: z.enum(['agent', 'lead']).optional(),
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

/**
 * `POST /v1/wipes`: a lead wants everything removed that consoles keep of an agent, for instance
 * because a computer is lost.
 */
export const wipeRequestSchema = z.object({
  agentId: idSchema,
  /** One console; null: all that the agent has signed in with. */
  deviceId: idSchema.nullable(),
});

export const wipeResponseSchema = z.object({
  /** What was ordered, or had been and is not confirmed yet; empty when no device is known. */
  wipes: z.array(z.object({ id: idSchema, deviceId: idSchema })),
});

/** `POST /v1/wipes/ID`: a console has removed everything. The id alone says that it may. */
export const wipeConfirmationSchema = z.object({
  deviceId: idSchema,
  /** What the desk never got and went with it. */
  unsent: z.number().int().min(0),
  drafts: z.number().int().min(0),
});

/** With a `wiped` problem: what is to be removed, and that it comes from the desk. */
export const wipeOrderSchema = z.object({
  /** At least 128 random bits: whoever knows it may confirm. */
  id: idSchema.min(22),
  deskId: idSchema,
  agentId: idSchema,
  deviceId: idSchema,
  /**
   * Hexadecimal HMAC-SHA256 of `wipeProofText`, keyed with the secret of the request that this
   * answers: its token or, at sign-in, its password. So an answer that was made by somebody else, or
   * for another request, removes nothing.
   */
  proof: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What the proof of a wipe is made of. */
export function wipeProofText(order: {
  readonly id: string;
  readonly deskId: string;
  readonly agentId: string;
  readonly deviceId: string;
}): string {
  return ['heddle wipe 1', order.id, order.deskId, order.agentId, order.deviceId].join('\n');
}

/** Every answer that is not 2xx. */
export const problemSchema = z.object({
  code: z.enum([
    'invalid-request',
    'wrong-credentials',
    'not-signed-in',
    /** The desk had the local data of this console removed; `wipe` says which. */
    'wiped',
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
  wipe: wipeOrderSchema.optional(),
});

export type SessionRequest = z.infer<typeof sessionRequestSchema>;
export type SessionResponse = z.infer<typeof sessionResponseSchema>;
export type Policies = z.infer<typeof policiesSchema>;
export type DeskWipe = z.infer<typeof wipeOrderSchema>;
export type Problem = z.infer<typeof problemSchema>;
