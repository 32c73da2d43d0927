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

/**
 * In the order of the schema, which does not let a field go without a check here. The few that are
 * pinned are no plain messages.
 */
const checks: { readonly [K in keyof Omit<Message, 'pinned'>]-?: (value: unknown) => boolean } = {
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
/** What older desks do not send comes last, and is this. */
const ADDED_LATER = { quotedMessageId: null } as const satisfies Partial<Message>;
const addedLater = Object.keys(ADDED_LATER).length;

/**
 * Reads a message as nearly all of them are: without attachments, complete, with nothing else in it. A
 * fill brings a million of them, and the schema takes ten times as long to say the same. Whatever is
 * no plain message is the schema's to judge.
 *
 * @param raw what a JSON text held; belongs to the message from then on
 * @returns what the schema would give back; null when it has to be asked
 */
export function plainMessage(raw: unknown): Message | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const entries = Object.entries(raw);
  const isOlder = entries.length === fields.length - addedLater;
  if (!isOlder && entries.length !== fields.length) return null;
  const isPlain = entries.every(([name, value], index) => {
    const field = fields[index];
    return field !== undefined && field[0] === name && field[1](value);
  });
  if (!isPlain) return null;
  // Each field was checked, and there are no others.
  return (isOlder ? Object.assign(raw, ADDED_LATER) : raw) as Message;
}
