import { z } from 'zod';

/** The last second that a JavaScript date can hold. */
const MAX_SECONDS = 8_640_000_000_000;

const sourceMessageSchema = z.object({
  from: z.enum(['customer', 'agent', 'system']),
  text: z.string(),
  /** Unix seconds. */
  at: z.number().min(0).max(MAX_SECONDS).nullish(),
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
  const parsed = dialogueSchema.safeParse(json);
  if (parsed.success) return { dialogue: parsed.data };
  const issue = parsed.error.issues[0];
  const place = issue?.path.join('.') ?? '';
  return { reason: `${place === '' ? 'the line' : place}: ${issue?.message ?? 'not readable'}` };
}
