import { z } from 'zod';

/** The end of the year 9999. A larger number is no time in seconds; most likely milliseconds. */
const MAX_SECONDS = 253_402_300_799;
/** Deeper than any profile is; what is much deeper could not be written again. */
const MAX_DEPTH = 64;

const sourceMessageSchema = z.object({
  from: z.enum(['customer', 'agent', 'system']),
  text: z.string(),
  /** Unix seconds. */
  at: z.number().min(0).max(MAX_SECONDS, 'is too late; times are Unix seconds').nullish(),
});

/** One line of a conversation file. */
export const dialogueSchema = z.object({
  id: z.string().min(1).max(500),
  channel: z.string().default('chat'),
  customer: z
    .object({
      name: z.string().nullish(),
      attributes: z.record(z.string(), z.unknown()).nullish(),
    })
    .nullish(),
  intents: z.array(z.string()).nullish(),
  messages: z.array(sourceMessageSchema).min(1),
});

export type Dialogue = z.infer<typeof dialogueSchema>;
export type SourceMessage = z.infer<typeof sourceMessageSchema>;

/** Whether a JSON value has objects or arrays nested deeper than that. */
function isDeeperThan(depth: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((each) => isDeeperThan(depth - 1, each));
}

/**
 * Reads one line.
 *
 * @returns the dialogue, or why it cannot be imported: where and what, never a customer's text
 */
export function parseDialogue(
  text: string,
): { readonly dialogue: Dialogue } | { readonly reason: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { reason: 'is not JSON' };
  }
  if (isDeeperThan(MAX_DEPTH, json)) return { reason: 'is nested too deeply' };
  const parsed = dialogueSchema.safeParse(json);
  if (parsed.success) return { dialogue: parsed.data };
  const issue = parsed.error.issues[0];
  const place = issue?.path.join('.') ?? '';
  return { reason: `${place === '' ? 'the line' : place}: ${issue?.message ?? 'not readable'}` };
}
