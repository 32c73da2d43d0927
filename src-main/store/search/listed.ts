import type { Message } from '@shared/domain';
import { readDoc } from '../documents';
import type { ReadDb } from '../sql';
import type { Meaning } from './expression';
import { indexedTokens, meaningOfWalked, type Source, storedDoc, type Walked } from './walk';
import { mayBeIn, type WideWords } from './wide';

/** So many are read, 5 µs each, before an answer is worth more than completeness. */
const READ_MAX = 800;

/**
 * Goes through messages that are known, such as those of the episodes with a rare tag, and reads
 * whether they say what is looked for. A walk through the index would pass all other messages that
 * say it.
 */
export class Listed implements Source {
  readonly #db: ReadDb;
  readonly #rowIds: readonly number[];
  readonly #means: Meaning | null;
  readonly #pieces: WideWords['pieces'];
  readonly #readMax: number;
  #read = 0;
  #at = 0;
  #until: number;

  /** @param among newest first */
  constructor(db: ReadDb, walked: Walked, among: readonly number[]) {
    const { from, until } = walked.conditions;
    this.#db = db;
    this.#rowIds = among.filter((rowId) => rowId >= from && rowId < until);
    this.#means = meaningOfWalked(walked);
    this.#pieces = walked.words.wide?.pieces ?? [];
    this.#readMax = walked.thorough ? Infinity : READ_MAX;
    this.#until = until;
  }

  get until(): number {
    return this.#until;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#rowIds.length;
  }

  get isTired(): boolean {
    return !this.isAtEnd && this.#read >= this.#readMax;
  }

  next(count: number): number[] {
    const found: number[] = [];
    while (found.length < count && !this.isAtEnd && !this.isTired) {
      const rowId = this.#rowIds[this.#at] ?? 0;
      this.#at += 1;
      this.#until = rowId;
      if (this.#isMeant(rowId)) found.push(rowId);
    }
    return found;
  }

  #isMeant(rowId: number): boolean {
    if (!this.#means) return true;
    this.#read += 1;
    const doc = storedDoc(this.#db, rowId);
    if (doc === undefined || !mayBeIn(doc, this.#pieces)) return false;
    return this.#means(indexedTokens(readDoc<Message>(doc)));
  }
}
