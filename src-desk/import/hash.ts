import { createHash } from 'node:crypto';
import { idSchema } from '@shared/domain';

/** A number from 0 up to, not including, 1 that depends on the text alone. */
export function fractionOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

/**
 * An id of the desk for something in a source file: the same each time, and readable where the
 * source's own name allows it.
 */
export function derivedId(prefix: string, source: string): string {
  const readableId = `${prefix}-${source}`;
  // Room for what is added for the messages.
  if (readableId.length <= 100 && idSchema.safeParse(readableId).success) return readableId;
  return `${prefix}-${createHash('sha256').update(source).digest('hex').slice(0, 32)}`;
}
