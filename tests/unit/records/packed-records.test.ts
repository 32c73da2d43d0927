import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChangeRecord, entityKinds, type PutRecord } from '@shared/domain';
import {
  countRecords,
  type IndexPreparer,
  isPacked,
  joinRecords,
  packRecords,
  plainRecords,
  releaseRecords,
  textRecords,
} from '../../../src-main/records/packed-records';
import { customer, episode, message, offer } from '../shared/builders';

const anyText = fc.string({ unit: 'binary' });
const rev = fc.nat(Number.MAX_SAFE_INTEGER);
const id = fc.stringMatching(/^[A-Za-z0-9._:@-]{1,40}$/);

const anyRecord: fc.Arbitrary<ChangeRecord> = fc.oneof(
  fc.record({
    op: fc.constant('remove' as const),
    kind: fc.constantFrom(...entityKinds),
    id,
    rev,
  }),
  fc.record({ id, rev, text: anyText }).map(({ id: name, rev: at, text }): PutRecord => {
    const doc = message({ id: name, text });
    return { op: 'put', kind: 'message', id: name, rev: at, doc };
  }),
  fc.record({ id, rev, name: anyText }).map(({ id: own, rev: at, name }): PutRecord => {
    const doc = customer({ id: own, name, attributes: { [name]: name, count: 7 } });
    return { op: 'put', kind: 'customer', id: own, rev: at, doc };
  }),
  rev.map((at): PutRecord => ({ op: 'put', kind: 'episode', id: 'ep-1', rev: at, doc: episode() })),
  rev.map((at): PutRecord => ({ op: 'put', kind: 'offer', id: 'of-1', rev: at, doc: offer() })),
);

describe('packed records', () => {
  it('come out as they went in, in their order, with any text in them', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 40 }), (records) => {
        // What is not well formed has no bytes in UTF-8; JSON keeps it as an escape.
        const packed = packRecords(records);
        expect(isPacked(packed)).toBe(true);
        expect(countRecords(packed)).toBe(records.length);
        expect(plainRecords(packed)).toEqual(records);
        expect(textRecords(packed, 1)).toEqual(textRecords(records, 1));
      }),
    );
  });

  it('of several pages are those of one', () => {
    const preparer: IndexPreparer = {
      version: 7,
      indexed: ({ text }) => `(${text})`,
      words: (text) => text.match(/\p{L}+/gu) ?? [],
    };
    const pages = fc.array(fc.array(anyRecord, { maxLength: 10 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(pages, fc.boolean(), fc.boolean(), (records, isPrepared, isMixed) => {
        const packed = records.map((each) => packRecords(each, isPrepared ? preparer : null));
        const joined = joinRecords(isMixed ? [...packed, ...records] : packed);
        const all = isMixed ? [...records, ...records].flat() : records.flat();
        expect(countRecords(joined)).toBe(all.length);
        expect(plainRecords(joined)).toEqual(all);
        const { words, records: texts } = textRecords(joined, 7);
        const expected = isMixed || !isPrepared ? null : textRecords(packRecords(all, preparer), 7);
        expect(new Set(words)).toEqual(new Set(expected?.words));
        if (expected) expect(texts).toEqual(expected.records);
      }),
    );
  });

  it('bring along what the index takes of messages, for a store of the same rules', () => {
    const preparer: IndexPreparer = {
      version: 7,
      indexed: ({ text }) => `(${text})`,
      words: (text) => text.match(/\p{L}+/gu) ?? [],
    };
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 40 }), (records) => {
        const packed = packRecords(records, preparer);
        expect(plainRecords(packed)).toEqual(records);
        expect(textRecords(packed, 8)).toEqual(textRecords(records, 8));
        const { records: texts, words } = textRecords(packed, 7);
        const messages = texts.flatMap((each) =>
          each.op === 'put' && each.kind === 'message' ? [each] : [],
        );
        for (const { doc, indexed } of messages) expect(indexed).toBe(preparer.indexed(doc));
        const all = messages.flatMap(({ doc }) => preparer.words(doc.text));
        expect(words).toEqual([...new Set(all)]);
      }),
    );
  });

  it('go to another thread as two buffers', () => {
    const record: PutRecord = { op: 'put', kind: 'message', id: 'me-1', rev: 3, doc: message() };
    const packed = packRecords([record]);
    const moved = structuredClone(packed, {
      transfer: [packed.heads.buffer, packed.text.buffer],
    });
    expect(packed.text.byteLength).toBe(0);
    expect(plainRecords(moved)).toEqual([record]);
  });

  it('give their memory back at once; objects stay', () => {
    const record: PutRecord = { op: 'put', kind: 'message', id: 'me-1', rev: 3, doc: message() };
    const [first, second] = [packRecords([record]), packRecords([record])];
    const buffers = [first, second].flatMap(({ heads, text }) => [heads.buffer, text.buffer]);
    releaseRecords(joinRecords([first, second]));
    releaseRecords(first);
    expect(buffers.map(({ byteLength }) => byteLength)).toEqual([0, 0, 0, 0]);
    releaseRecords([record]);
    expect(plainRecords([record])).toEqual([record]);
  });

  it('know every kind', () => {
    const records = entityKinds.map(
      (kind, n): ChangeRecord => ({ op: 'remove', kind, id: kind, rev: n }),
    );
    expect(plainRecords(packRecords(records))).toEqual(records);
  });
});
