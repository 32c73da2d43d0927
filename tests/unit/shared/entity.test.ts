import { describe, expect, it } from 'vitest';
import { parsePut } from '@shared/domain';
import { message } from './builders';

const head = { kind: 'message', id: 'me-1', rev: 7 };

describe('reading one document', () => {
  it('accepts a good one, with its revision', () => {
    expect(parsePut(head, message())).toEqual({
      op: 'put',
      kind: 'message',
      id: 'me-1',
      rev: 7,
      doc: message(),
    });
  });

  it.each([
    ['an unknown kind', { ...head, kind: 'telepathy' }, message(), 'kind: unknown'],
    ['an id of another shape', { ...head, id: 'me 1' }, message(), 'id: not an id'],
    [
      'another id inside',
      head,
      message({ id: 'me-2' }),
      'doc.id: differs from the id of the record',
    ],
    ['a wrong type', head, { ...message(), at: 'noon' }, 'doc.at: invalid type'],
    ['no document', head, null, 'doc: invalid type'],
    ['an object that is none', head, [], 'doc: invalid type'],
  ])('says what is wrong with %s', (_name, badHead, doc, reason) => {
    expect(parsePut(badHead, doc)).toEqual({ malformed: { ...badHead, reason } });
  });

  it('never repeats the customer’s text in the reason', () => {
    const secret = 'my card is 4421 4864 1111 2222';
    const result = parsePut(head, { ...message({ text: secret }), side: secret, position: secret });
    expect(JSON.stringify(result)).not.toContain('4421');
  });
});
