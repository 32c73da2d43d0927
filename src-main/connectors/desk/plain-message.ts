import { deliverySchema, type Message, messageKindSchema, sideSchema } from '@shared/domain';

const ID = /^[A-Za-z0-9._:@-]{1,128}$/;
const LAST_TIMESTAMP = 8_640_000_000_000_000;
const kinds: ReadonlySet<unknown> = new Set(messageKindSchema.options);
const sides: ReadonlySet<unknown> = new Set(sideSchema.options);
const deliveries: ReadonlySet<unknown> = new Set([null, ...deliverySchema.options]);

const isId = (value: unknown): boolean => typeof value === 'string' && ID.test(value);
const isIdOrNull = (value: unknown): boolean => value === null || isId(value);
const isWhole = (value: unknown, max: number): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= max;

/** In the order of the schema, which does not let a field go without a check here. */
const checks: { readonly [K in keyof Message]-?: (value: unknown) => boolean } = {
  id: isId,
  threadId: isId,
  episodeId: isId,
  kind: (value) => kinds.has(value),
  side: (value) => sides.has(value),
  agentId: isIdOrNull,
  toAgentId: isIdOrNull,
  text: (value) => typeof value === 'string',
  at: (value) => isWhole(value, LAST_TIMESTAMP),
  position: (value) => isWhole(value, Number.MAX_SAFE_INTEGER),
  attachments: (value) => Array.isArray(value) && value.length === 0,
  delivery: (value) => deliveries.has(value),
  quotedMessageId: isIdOrNull,
};
const fields = Object.entries(checks);

/**
 * Whether something is a message as nearly all of them are: without attachments, complete, with
 * nothing else in it. A fill brings a million of them, and the schema takes ten times as long to say
 * the same. Whatever is no plain message is the schema's to judge.
 *
 * @param raw what a JSON text held
 * @returns only true when the schema would give back the same
 */
export function isPlainMessage(raw: unknown): raw is Message {
  if (typeof raw !== 'object' || raw === null) return false;
  const entries = Object.entries(raw);
  if (entries.length !== fields.length) return false;
  return fields.every(([name, check], index) => {
    const entry = entries[index];
    return entry !== undefined && entry[0] === name && check(entry[1]);
  });
}
