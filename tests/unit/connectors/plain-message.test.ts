import { messageSchema } from '@shared/domain';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainMessage } from '../../../src-main/connectors/desk/plain-message';

const ids = fc.constantFrom('m-1', 'a.b:c@d_e', 'x'.repeat(128));
const idOrNull = fc.option(ids);
const plain = fc.record({
  id: ids,
  threadId: ids,
  episodeId: ids,
  kind: fc.constantFrom('message', 'note', 'whisper'),
  side: fc.constantFrom('customer', 'agent', 'system'),
  agentId: idOrNull,
  toAgentId: idOrNull,
  text: fc.string({ unit: 'binary' }),
  at: fc.nat(),
  position: fc.maxSafeNat(),
  attachments: fc.constant([]),
  delivery: fc.constantFrom(null, 'sent', 'delivered', 'read', 'failed'),
  quotedMessageId: idOrNull,
});

/** What could be in the place of a value: nearly right, or anything. */
const wrong = fc.oneof(
  fc.constantFrom<unknown[]>('', 'm 1', 'm-1\n', 'x'.repeat(129), 'ä', 'customer', 'sent', 'note'),
  fc.constantFrom<unknown[]>(-1, -0, 0.5, 8_640_000_000_000_001, 2 ** 53, 1e300, null, true),
  fc.constantFrom<unknown[]>([], [null], {}, [{ id: 'a' }]),
  fc.jsonValue(),
);
const fields = Object.keys(messageSchema.shape);

/** A message that something was done to, as it comes out of a JSON text. */
const changed = fc
  .record({
    message: plain,
    name: fc.oneof(fc.constantFrom(...fields), fc.constantFrom('more', '__proto__', '0')),
    value: wrong,
    how: fc.constantFrom('set', 'drop', 'move', 'keep'),
  })
  .map(({ message, name, value, how }) => {
    const entries = Object.entries<unknown>(message);
    const index = entries.findIndex(([each]) => each === name);
    const text = ([each, of]: readonly [string, unknown]): string =>
      `${JSON.stringify(each)}:${JSON.stringify(of)}`;
    const lines = entries.map(text);
    if (how === 'set' && index === -1) lines.push(text([name, value]));
    else if (how === 'set') lines[index] = text([name, value]);
    else if (how === 'drop' && index !== -1) lines.splice(index, 1);
    else if (how === 'move' && index !== -1) lines.unshift(...lines.splice(index, 1));
    return JSON.parse(`{${lines.join(',')}}`) as unknown;
  });

it('takes the messages that nearly all are', () => {
  fc.assert(fc.property(plain, (message) => Object.is(plainMessage(message), message)));
});

it('takes those of older desks, and adds what the schema would add', () => {
  fc.assert(
    fc.property(plain, ({ quotedMessageId: _quoted, ...older }) => {
      const parsed = messageSchema.parse(older);
      expect(JSON.stringify(plainMessage(older))).toBe(JSON.stringify(parsed));
    }),
  );
});

it('never takes what the schema would not give back as it is, to the letter', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.oneof(changed, fc.jsonValue()), (raw) => {
      const parsed = messageSchema.safeParse(raw);
      const message = plainMessage(raw);
      if (message === null) return;
      taken += 1;
      expect(parsed.success).toBe(true);
      expect(JSON.stringify(message)).toBe(JSON.stringify(parsed.data));
    }),
    { numRuns: 5000 },
  );
  expect(taken).toBeGreaterThan(100);
});

it('leaves to the schema what carries something', () => {
  const [message] = fc.sample(plain, { numRuns: 1, seed: 1 });
  expect(plainMessage({ ...message, attachments: [{}] })).toBeNull();
  expect(plainMessage(null)).toBeNull();
  expect(plainMessage([])).toBeNull();
});
