import {
  type ChangeRecord,
  type EntityDoc,
  type EntityKind,
  entityKinds,
  type PutRecord,
  type RemoveRecord,
} from '@shared/domain';

/**
 * Records on their way between threads: the documents as JSON text, one after the other. One buffer
 * crosses a thread's boundary at the price of a copy of bytes, a thousand objects at the price of
 * taking each apart and putting it together again on both sides.
 */
export interface PackedRecords {
  readonly count: number;
  /** For each record three numbers: its code, its `rev`, and where its text ends (bytes). */
  readonly heads: Float64Array<ArrayBuffer>;
  /** UTF-8: the document of a put, the id of a removal. */
  readonly text: Uint8Array<ArrayBuffer>;
}

/** Records as they go to the store: as objects, or packed by the thread that parsed them. */
export type Records = readonly ChangeRecord[] | PackedRecords;

/** A put with its document as the text that is stored. */
export type TextPut = PutRecord & { readonly json: string };
export type TextRecord = TextPut | RemoveRecord;

const HEAD_LENGTH = 3;
/** A record's code is the place of its kind, twice that, and one more for a removal. */
const REMOVE = 1;

function codeOf({ op, kind }: ChangeRecord): number {
  return entityKinds.indexOf(kind) * 2 + (op === 'remove' ? REMOVE : 0);
}

/** Packs records whose documents were parsed by their schemas. */
export function packRecords(records: readonly ChangeRecord[]): PackedRecords {
  const heads = new Float64Array(records.length * HEAD_LENGTH);
  const parts: Buffer[] = [];
  let end = 0;
  for (const [index, record] of records.entries()) {
    const part = Buffer.from(record.op === 'put' ? JSON.stringify(record.doc) : record.id, 'utf8');
    parts.push(part);
    end += part.length;
    const head = index * HEAD_LENGTH;
    heads[head] = codeOf(record);
    heads[head + 1] = record.rev;
    heads[head + 2] = end;
  }
  const text = new Uint8Array(end);
  let at = 0;
  for (const part of parts) {
    text.set(part, at);
    at += part.length;
  }
  return { count: records.length, heads, text };
}

/** @throws RangeError when the code is none of `packRecords` */
function kindOf(code: number): EntityKind {
  const kind = entityKinds[code >> 1];
  if (kind === undefined) throw new RangeError('Not packed records');
  return kind;
}

function* unpack({ count, heads, text }: PackedRecords): Generator<TextRecord> {
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  let start = 0;
  for (let index = 0; index < count; index += 1) {
    const head = index * HEAD_LENGTH;
    const code = heads[head] ?? -1;
    const rev = heads[head + 1] ?? 0;
    const end = heads[head + 2] ?? 0;
    const content = bytes.toString('utf8', start, end);
    start = end;
    const kind = kindOf(code);
    if ((code & REMOVE) !== 0) yield { op: 'remove', kind, id: content, rev };
    else {
      // The schema of this kind parsed it before it was packed.
      const doc = JSON.parse(content) as EntityDoc<EntityKind>;
      yield { op: 'put', kind, id: doc.id, rev, doc, json: content } as TextPut;
    }
  }
}

/** Whether records come packed. */
export function isPacked(records: Records): records is PackedRecords {
  return !Array.isArray(records);
}

/** How many records there are. */
export function countRecords(records: Records): number {
  return isPacked(records) ? records.count : records.length;
}

/** The records as objects, each document with its text. */
export function textRecords(records: Records): TextRecord[] {
  if (isPacked(records)) return [...unpack(records)];
  return records.map((record) =>
    record.op === 'put' ? { ...record, json: JSON.stringify(record.doc) } : record,
  );
}

/** The records as objects. */
export function plainRecords(records: Records): readonly ChangeRecord[] {
  if (!isPacked(records)) return records;
  return textRecords(records).map((record) => {
    if (record.op === 'remove') return record;
    const { json: _json, ...put } = record;
    return put as PutRecord;
  });
}
