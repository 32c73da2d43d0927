import {
  type ChangeRecord,
  type EntityDoc,
  type EntityKind,
  entityKinds,
  type Message,
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
  /**
   * For each record four numbers: its code, its `rev`, where its text ends and where what is made of
   * it for the index ends (bytes).
   */
  readonly heads: Float64Array<ArrayBuffer>;
  /**
   * UTF-8. The document of a put or the id of a removal, followed by what the index takes of it, for
   * each record; then the words of all messages.
   */
  readonly text: Uint8Array<ArrayBuffer>;
  /** By which rules the text for the index was made; null: there is none. */
  readonly indexVersion: number | null;
}

/** Records of one page: as objects, or packed by the thread that parsed them. */
export type PageRecords = readonly ChangeRecord[] | PackedRecords;

/** Several pages that are written together; their bytes stay where they are. */
export interface JoinedRecords {
  readonly pages: readonly PackedRecords[];
}

/** Records as they go to the store. */
export type Records = PageRecords | JoinedRecords;

/** A put with its document as the text that is stored. */
export type TextPut = PutRecord & {
  readonly json: string;
  /** What the index takes of a message, where that was made beforehand. */
  readonly indexed?: string | undefined;
};
export type TextRecord = TextPut | RemoveRecord;

/** Records as the store writes them. */
export interface TextRecords {
  readonly records: TextRecord[];
  /** The words of all messages, each once; null when nobody has gathered them. */
  readonly words: readonly string[] | null;
}

/** Makes beforehand what the store's index takes of messages, so that its one writer need not. */
export interface IndexPreparer {
  /** Of the rules that it goes by. */
  readonly version: number;
  indexed(message: Message): string;
  /** Without white space in them. */
  words(text: string): readonly string[];
}

const HEAD_LENGTH = 4;
/** A record's code is the place of its kind, twice that, and one more for a removal. */
const REMOVE = 1;

function codeOf({ op, kind }: ChangeRecord): number {
  return entityKinds.indexOf(kind) * 2 + (op === 'remove' ? REMOVE : 0);
}

const FIRST_BYTES = 64 * 1024;
/** A UTF-16 unit takes up three bytes at most. */
const BYTES_PER_UNIT = 3;

/** Puts texts behind one another as UTF-8. */
class TextWriter {
  #buffer = Buffer.allocUnsafe(FIRST_BYTES);
  length = 0;

  add(text: string): void {
    this.#makeRoom(text.length * BYTES_PER_UNIT);
    this.length += this.#buffer.write(text, this.length, 'utf8');
  }

  /** In a buffer of their own, which can be handed over to another thread. */
  bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#buffer.subarray(0, this.length));
  }

  #makeRoom(bytes: number): void {
    const needed = this.length + bytes;
    if (needed <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.#buffer.length));
    this.#buffer.copy(larger, 0, 0, this.length);
    this.#buffer = larger;
  }
}

/**
 * Packs records whose documents were parsed by their schemas.
 *
 * @param preparer makes what the index takes of them; null leaves it to the store
 */
export function packRecords(
  records: readonly ChangeRecord[],
  preparer: IndexPreparer | null = null,
): PackedRecords {
  const heads = new Float64Array(records.length * HEAD_LENGTH);
  const text = new TextWriter();
  const words = new Set<string>();
  for (const [index, record] of records.entries()) {
    const head = index * HEAD_LENGTH;
    heads[head] = codeOf(record);
    heads[head + 1] = record.rev;
    text.add(record.op === 'put' ? JSON.stringify(record.doc) : record.id);
    heads[head + 2] = text.length;
    if (preparer && record.op === 'put' && record.kind === 'message') {
      text.add(preparer.indexed(record.doc));
      for (const word of preparer.words(record.doc.text)) words.add(word);
    }
    heads[head + 3] = text.length;
  }
  if (preparer) text.add([...words].join(' '));
  const indexVersion = preparer?.version ?? null;
  return { count: records.length, heads, text: text.bytes(), indexVersion };
}

/** @throws RangeError when the code is none of `packRecords` */
function kindOf(code: number): EntityKind {
  const kind = entityKinds[code >> 1];
  if (kind === undefined) throw new RangeError('Not packed records');
  return kind;
}

function unpack({ count, heads, text, indexVersion }: PackedRecords, version: number): TextRecords {
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  const isPrepared = indexVersion === version;
  const records: TextRecord[] = [];
  let start = 0;
  for (let index = 0; index < count; index += 1) {
    const head = index * HEAD_LENGTH;
    const code = heads[head] ?? -1;
    const rev = heads[head + 1] ?? 0;
    const end = heads[head + 2] ?? 0;
    const indexedEnd = heads[head + 3] ?? 0;
    const kind = kindOf(code);
    const content = bytes.toString('utf8', start, end);
    if ((code & REMOVE) !== 0) records.push({ op: 'remove', kind, id: content, rev });
    else {
      // The schema of this kind parsed it before it was packed.
      const doc = JSON.parse(content) as EntityDoc<EntityKind>;
      const indexed =
        isPrepared && kind === 'message' ? bytes.toString('utf8', end, indexedEnd) : undefined;
      records.push({ op: 'put', kind, id: doc.id, rev, doc, json: content, indexed } as TextPut);
    }
    start = indexedEnd;
  }
  const words = isPrepared ? bytes.toString('utf8', start).split(' ').filter(Boolean) : null;
  return { records, words };
}

/** Whether records are one packed page. */
export function isPacked(records: Records): records is PackedRecords {
  return 'heads' in records;
}

function arePlain(records: Records): records is readonly ChangeRecord[] {
  return Array.isArray(records);
}

function pagesOf(records: PackedRecords | JoinedRecords): readonly PackedRecords[] {
  return 'pages' in records ? records.pages : [records];
}

/** The records of several pages as those of one, in their order. */
export function joinRecords(pages: readonly PageRecords[]): Records {
  const [first] = pages;
  if (first && pages.length === 1) return first;
  return pages.every(isPacked) ? { pages } : pages.flatMap(plainRecords);
}

/** How many records there are. */
export function countRecords(records: Records): number {
  if (arePlain(records)) return records.length;
  return pagesOf(records).reduce((sum, { count }) => sum + count, 0);
}

/**
 * Gives the memory of packed records back at once; nobody may read them afterwards. Left to V8, buffers
 * that have gone from hand to hand make it look through the whole heap for more of them, twice a second
 * during a fill. Records that are objects stay as they are.
 */
export function releaseRecords(records: Records): void {
  if (arePlain(records)) return;
  for (const { heads, text } of pagesOf(records)) {
    for (const { buffer } of [heads, text]) if (!buffer.detached) buffer.transfer(0);
  }
}

/** The newest change that one of the records is of; 0 when there is none. */
export function newestRev(records: Records): number {
  let newest = 0;
  if (arePlain(records)) for (const { rev } of records) newest = Math.max(newest, rev);
  else {
    for (const { count, heads } of pagesOf(records)) {
      for (let n = 0; n < count; n += 1) newest = Math.max(newest, heads[n * HEAD_LENGTH + 1] ?? 0);
    }
  }
  return newest;
}

/**
 * The records as the store writes them, each document with its text.
 *
 * @param indexVersion the store's rules; what was prepared by others is left out
 */
export function textRecords(records: Records, indexVersion: number): TextRecords {
  if (arePlain(records)) {
    const texts = records.map((record) =>
      record.op === 'put' ? { ...record, json: JSON.stringify(record.doc) } : record,
    );
    return { records: texts, words: null };
  }
  const pages = pagesOf(records).map((page) => unpack(page, indexVersion));
  const words = pages.map((page) => page.words);
  return {
    records: pages.flatMap((page) => page.records),
    words: words.every((each) => each !== null) ? words.flat() : null,
  };
}

/** The records as objects. */
export function plainRecords(records: Records): readonly ChangeRecord[] {
  if (arePlain(records)) return records;
  return textRecords(records, Number.NaN).records.map((record) => {
    if (record.op === 'remove') return record;
    const { json: _json, indexed: _indexed, ...put } = record;
    return put as PutRecord;
  });
}
