import { createHash } from 'node:crypto';
import { z } from 'zod';
import { practiceAccountSchema } from '@shared/desk-process';
import { agentSchema, idSchema } from '@shared/domain';
import type { DeskSession } from '../connectors/connector';

/** Where a session comes from: what is known before the desk has said anything. */
export const sourceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('practice'),
    /** Absolute folder of the practice desk's data. */
    dataFolder: z.string(),
    account: practiceAccountSchema,
  }),
  z.object({ kind: z.literal('desk'), url: z.string(), user: z.string() }),
]);

export type Source = z.infer<typeof sourceSchema>;

const deskSessionSchema = z.object({
  agent: agentSchema,
  desk: z.object({ id: idSchema, name: z.string() }),
  scope: z.string(),
  targetMinutes: z.number(),
  historyDays: z.number().nullable(),
  attachmentMaxBytes: z.number(),
  attachmentMediaTypes: z.array(z.string()),
  secret: z.string(),
}) satisfies z.ZodType<DeskSession>;

export const savedSessionSchema = z.object({ source: sourceSchema, desk: deskSessionSchema });

/** A session of an earlier run. */
export type SavedSession = z.infer<typeof savedSessionSchema>;

/**
 * The profile of one agent at one desk. The address is part of it: a desk cannot get at another
 * desk's profile by claiming its id.
 */
export function profileIdOf(source: Source, deskId: string, agentId: string): string {
  return hash([source.kind, placeOf(source), deskId, agentId]);
}

/** Names a source without saying what it is. */
export function sourceKeyOf(source: Source): string {
  const who = source.kind === 'practice' ? source.account : source.user;
  return hash([source.kind, placeOf(source), who]);
}

function placeOf(source: Source): string {
  return source.kind === 'practice' ? source.dataFolder : source.url;
}

function hash(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
}
