import type { Message } from '@shared/domain';
import { readDoc } from '../documents';
import type { ReadDb } from '../sql';
import type { CompiledWords } from './compile';
import type { Conditions } from './conditions';
import { messageSearchText } from './documents';
import { type Meaning, meaningOf } from './expression';
import { ANY_SIDE, STOP_FACET } from './facets';
import { mayBeIn, type WideWords } from './wide';

/** Matching messages by row id, newest first; exported for its query plan. */
export const MATCHES_SQL = `
  SELECT rowid AS rowId FROM message_fts
  WHERE message_fts MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`;

/** All messages, for queries of filters that the index does not know. */
const ALL_SQL = `
  SELECT row_id AS rowId FROM message WHERE row_id >= ? AND row_id < ?
  ORDER BY row_id DESC LIMIT ?`;

/*
 * FTS5 gives the newest match first, but goes on to the next one however far that is: words that are
 * common and seldom together are followed to the beginning of all messages. So one message in some
 * thousand is a stop. Each part of a query is asked for as "this or a stop", all of them hold at a
 * stop, FTS5 comes back there, and what has been passed is known.
 */
const STOP = `"${STOP_FACET}"`;
/** Not MATCHES_SQL: a statement can only be run by one at a time. */
const STOPS_SQL = `
  SELECT rowid AS rowId FROM message_fts
  WHERE message_fts MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`;
/** How far a walk goes; the defaults are what has been measured to take some milliseconds. */
export interface WalkLimits {
  /** Stops that are passed in vain, times the lists that are read: 25 ns an entry. */
  readonly stops: number;
  /** Of a word that has fewer uses all can be looked at, 1 to 2 µs each for every other list. */
  readonly rareUses: number;
}

const LIMITS: WalkLimits = { stops: 150, rareUses: 3500 };
const STOPS_MIN = 20;
/** So many are read at once, to tell them from other messages. */
const STOPS_READ = 128;
/** After so many in vain it is worth knowing whether a word is rare. */
const STOPS_BEFORE_DOUBT = 4;
/** How many uses there are is estimated from how far back the newest of them reach. */
const SAMPLED_USES = 64;
/** When fewer than one in six has the longer beginning, its own matches are few enough. */
const CONFIRMED_SHARE = 6;
const CONFIRMED_BEFORE_DOUBT = 120;

/** Row ids: at or after the first, before the second. */
interface RowRange {
  readonly from: number;
  readonly until: number;
}

function rowIdsOf(
  db: ReadDb,
  expression: string,
  { from, until }: RowRange,
  limit: number,
): number[] {
  return db
    .all<{ rowId: number }>(MATCHES_SQL, expression, from, until, limit)
    .map(({ rowId }) => rowId);
}

/** Which messages are stops, as far back as anybody asked. */
class Stops {
  readonly #db: ReadDb;
  readonly #known = new Set<number>();
  #until: number;

  /** @param until of newer messages nobody will ask */
  constructor(db: ReadDb, until: number) {
    this.#db = db;
    this.#until = until;
  }

  has(rowId: number): boolean {
    while (rowId < this.#until) {
      const rowIds = this.#db
        .all<{ rowId: number }>(STOPS_SQL, STOP, this.#until, STOPS_READ)
        .map((row) => row.rowId);
      for (const each of rowIds) this.#known.add(each);
      this.#until = rowIds.length < STOPS_READ ? 0 : (rowIds.at(-1) ?? 0);
    }
    return this.#known.has(rowId);
  }
}

const INDEXED_TOKENS = /[a-z0-9\u0080-\uFFFF]+/g;

/** The tokens of a message as the index has them. */
export function indexedTokens(message: Message): readonly string[] {
  return messageSearchText(message).toLowerCase().match(INDEXED_TOKENS) ?? [];
}

/** A message as it is stored; nothing when it is gone. */
export function storedDoc(db: ReadDb, rowId: number): string | undefined {
  return db.one<{ doc: string }>('SELECT doc FROM message WHERE row_id = ?', rowId)?.doc;
}

/** Messages one after the other, newest first. */
export interface Source {
  /** What is not older than this was looked at. */
  readonly until: number;
  /** Whether everything was looked at. */
  readonly isAtEnd: boolean;
  /** Whether there may be more that it did not come to. */
  readonly isTired: boolean;
  /** @returns up to `count` further row ids, newest first; fewer at the end, or when it is tired */
  next(count: number): number[];
}

/** What a walk goes through. */
export interface Walked {
  readonly words: Pick<CompiledWords, 'match' | 'wide' | 'without'>;
  readonly conditions: Pick<Conditions, 'matches' | 'without' | 'from' | 'until'>;
  /** Whether to go on to the end, however far that is. */
  readonly thorough: boolean;
}

/** A query in FTS5's language, in three forms: each finds all that the next one finds, or more. */
interface Forms {
  readonly withStops: string;
  readonly wide: string;
  readonly exact: string;
  /** How many lists are read side by side. */
  readonly parts: number;
  /** Of some parts, a list in which all of their matches are. */
  readonly lists: readonly string[];
}

/** @returns null when the index is not asked anything */
function formsOf({ words, conditions }: Walked): Forms | null {
  const { match, wide } = words;
  const unwanted = [...(words.without === null ? [] : [words.without]), ...conditions.without];
  const parts = [...(wide?.matches ?? []), ...conditions.matches];
  if (parts.length === 0 && unwanted.length === 0) return null;
  const without = unwanted.length === 0 ? null : `(${unwanted.join(' OR ')})`;
  const form = (wanted: readonly string[], not: string | null) => {
    const all = wanted.length > 0 ? wanted.join(' AND ') : ANY_SIDE;
    return not === null ? all : `(${all}) NOT ${not}`;
  };
  return {
    withStops: form(
      parts.map((part) => `(${part} OR ${STOP})`),
      without && `(${without} NOT ${STOP})`,
    ),
    wide: form(parts, without),
    exact: form([...(match === null ? [] : [match]), ...conditions.matches], without),
    parts: parts.length + unwanted.length,
    lists: [...(wide?.lists ?? []), ...conditions.matches],
  };
}

/** What a message has to be, by its tokens; null: nothing is asked of it. */
export function meaningOfWalked(walked: Walked): Meaning | null {
  const forms = formsOf(walked);
  return forms && meaningOf(forms.exact);
}

/**
 * Goes back in time through the messages that the words of a query, and what of its filters the
 * index knows, ask for. It stops when that has taken long enough, unless it is to be thorough.
 */
export class Walk implements Source {
  readonly #db: ReadDb;
  readonly #from: number;
  readonly #forms: Forms | null;
  readonly #means: Meaning;
  readonly #meansWidely: Meaning;
  readonly #stopsMax: number;
  readonly #rareUses: number;
  readonly #known: Stops;
  readonly #pieces: WideWords['pieces'];
  #form: 'withStops' | 'wide' | 'exact';
  #stops = 0;
  #isRare: boolean | null = null;
  #confirmed = 0;
  #mistaken = 0;
  #until: number;
  #isAtEnd: boolean;

  constructor(db: ReadDb, walked: Walked, { stops, rareUses }: WalkLimits = LIMITS) {
    const { from, until } = walked.conditions;
    this.#db = db;
    this.#from = from;
    this.#until = until;
    this.#isAtEnd = from >= until;
    this.#known = new Stops(db, until);
    this.#rareUses = rareUses;
    this.#pieces = walked.words.wide?.pieces ?? [];
    this.#forms = formsOf(walked);
    const parts = this.#forms?.parts ?? 1;
    this.#form = walked.thorough || parts === 1 ? 'wide' : 'withStops';
    this.#stopsMax = Math.max(Math.min(STOPS_MIN, stops), stops / parts);
    this.#means = this.#forms ? meaningOf(this.#forms.exact) : () => true;
    this.#meansWidely = this.#forms ? meaningOf(this.#forms.wide) : () => true;
  }

  get until(): number {
    return this.#until;
  }

  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  get isTired(): boolean {
    return !this.#isAtEnd && this.#form === 'withStops' && this.#stops >= this.#stopsMax;
  }

  next(count: number): number[] {
    const found: number[] = [];
    while (found.length < count && !this.isAtEnd && !this.isTired) {
      const left = count - found.length;
      if (!this.#forms) found.push(...this.#take(this.#all(left), left));
      else if (this.#isSure(this.#forms)) found.push(...this.#take(this.#sure(left), left));
      else found.push(...this.#confirmedOnes(this.#forms, left));
    }
    return found;
  }

  #take(rowIds: readonly number[], asked: number): readonly number[] {
    this.#until = rowIds.at(-1) ?? this.#until;
    this.#isAtEnd = rowIds.length < asked;
    return rowIds;
  }

  #all(limit: number): number[] {
    return this.#db
      .all<{ rowId: number }>(ALL_SQL, this.#from, this.#until, limit)
      .map(({ rowId }) => rowId);
  }

  /** Whether what is found is what is asked for, without a look at the message. */
  #isSure(forms: Forms): boolean {
    return this.#form !== 'withStops' && forms[this.#form] === forms.exact;
  }

  #sure(limit: number): number[] {
    const { exact = '' } = this.#forms ?? {};
    return rowIdsOf(this.#db, exact, { from: this.#from, until: this.#until }, limit);
  }

  /** Goes on until enough is found, or until it is better to ask in another form. */
  #confirmedOnes(forms: Forms, count: number): number[] {
    const found: number[] = [];
    const values = [forms[this.#form], this.#from, this.#until, -1];
    let isAtEnd = true;
    this.#db.each<{ rowId: number }>(MATCHES_SQL, values, ({ rowId }) => {
      this.#until = rowId;
      if (this.#isMeant(forms, rowId)) found.push(rowId);
      isAtEnd = found.length < count && !this.isTired && !this.#isDoubtful();
      return isAtEnd;
    });
    this.#isAtEnd = isAtEnd;
    if (!isAtEnd && this.#isDoubtful()) this.#decide(forms);
    return found;
  }

  #isMeant(forms: Forms, rowId: number): boolean {
    if (forms.wide === forms.exact && !this.#known.has(rowId)) return true;
    const doc = storedDoc(this.#db, rowId);
    if (doc !== undefined && !mayBeIn(doc, this.#pieces)) {
      if (this.#form === 'withStops' && this.#known.has(rowId)) this.#stops += 1;
      else this.#mistaken += 1;
      return false;
    }
    const tokens = doc === undefined ? [] : indexedTokens(readDoc<Message>(doc));
    const isMeant = this.#means(tokens);
    if (isMeant) this.#confirmed += 1;
    else if (this.#meansWidely(tokens)) this.#mistaken += 1;
    else this.#stops += 1;
    return isMeant;
  }

  /** Whether another form may take less. */
  #isDoubtful(): boolean {
    const undecided = this.#form === 'withStops' && this.#isRare === null;
    return (undecided && this.#stops >= STOPS_BEFORE_DOUBT) || this.#isMostlyMistaken();
  }

  #isMostlyMistaken(): boolean {
    const isRare = this.#confirmed * CONFIRMED_SHARE < this.#mistaken;
    return isRare && this.#mistaken >= CONFIRMED_BEFORE_DOUBT;
  }

  /** A rare word's uses can all be looked at, and so can those of a rare beginning. */
  #decide({ lists, parts }: Forms): void {
    const range = { from: this.#from, until: this.#until };
    if (this.#isMostlyMistaken()) {
      this.#mistaken = 0;
      this.#form = 'exact';
      return;
    }
    const lowest = this.#db.one<{ low: number | null }>('SELECT min(row_id) AS low FROM message');
    const rareUses = this.#rareUses / Math.max(parts - 1, 1);
    const length = this.#until - Math.max(this.#from, lowest?.low ?? 0);
    this.#isRare = lists.some((list) => {
      const uses = rowIdsOf(this.#db, list, range, SAMPLED_USES);
      const reach = this.#until - (uses.at(-1) ?? 0);
      return uses.length < SAMPLED_USES || (uses.length * length) / reach < rareUses;
    });
    if (this.#isRare) this.#form = 'wide';
  }
}
