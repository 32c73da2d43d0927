import { isDeepStrictEqual } from 'node:util';
import { type EntityKind, entityKinds, type PutRecord } from '@shared/domain';
import { messageRowId } from '@shared/rules';
import type { Connector } from '../../connectors/connector';
import { plainRecords, type Records } from '../../records/packed-records';
import type { CacheInspection, InspectedDocument, SyncState } from '../../store/api';
import { EngineError } from '../usage';
import { type Finding, Findings } from './findings';
import { PlaceSet } from './place-set';

const PAGE_LIMIT = 1000;
/** Later than anything: row ids of messages are safe integers. */
const THE_END = Number.MAX_SAFE_INTEGER;

export interface Verification {
  /** Documents of the desk that were compared, by kind; each once. */
  readonly compared: Readonly<Record<EntityKind, number>>;
  readonly differences: number;
  readonly findings: readonly Finding[];
  /** Documents that changed on the desk after the last sync. */
  readonly newer: number;
  /** Documents of the desk that could not be read. */
  readonly unreadable: number;
  /** Everything sent before (Unix ms) is not in the cache yet, and was compared only where it is. */
  readonly coveredSince: number | null;
}

export interface VerifyOptions {
  readonly connector: Connector;
  readonly inspect: CacheInspection;
  /** How far the cache was synced. */
  readonly state: SyncState;
  readonly signal: AbortSignal;
  onProgress(compared: number, expected: number): void;
}

/**
 * Compares every document of the cache with the desk, which is asked for everything again. Works page
 * by page: what it remembers of a cache of any size is a bit for each document that is no message.
 *
 * What changed on the desk after the cache's cursor is no difference. An agent's presence is not
 * compared, because it lives from moment to moment.
 *
 * @throws ConnectorError; EngineError when the cache cannot be compared at all
 */
export function verify(options: VerifyOptions): Promise<Verification> {
  return new Verifier(options).run();
}

class Verifier {
  readonly #findings = new Findings();
  readonly #seen = new Map<EntityKind, PlaceSet>();
  readonly #compared = Object.fromEntries(entityKinds.map((kind) => [kind, 0])) as Record<
    EntityKind,
    number
  >;
  /** Messages of the desk whose time has not been looked through in the cache yet: id → time. */
  readonly #open = new Map<string, number>();
  #newer = 0;
  #unreadable = 0;
  readonly #cursor: number;
  readonly #coveredSince: number | null;

  constructor(private readonly options: VerifyOptions) {
    const { cursor, completeSince, historyDone } = options.state;
    if (cursor === null) {
      throw new EngineError('not-filled', 'This cache was never filled. Run "fill" first.');
    }
    this.#cursor = cursor;
    this.#coveredSince = completeSince ?? (historyDone ? null : Number.MAX_SAFE_INTEGER);
  }

  async run(): Promise<Verification> {
    await this.#walkWorkset();
    await this.#walkHistory();
    await this.#findTooMuch();
    await this.#takeBackWhatChanged();
    return {
      compared: this.#compared,
      differences: this.#findings.count,
      findings: this.#findings.named,
      newer: this.#newer,
      unreadable: this.#unreadable,
      coveredSince: this.#coveredSince,
    };
  }

  async #walkWorkset(): Promise<void> {
    const { connector, signal } = this.options;
    for await (const item of connector.workset(signal)) {
      if (item.type === 'begin') this.#checkScope(item.scope);
      if (item.type !== 'batch') continue;
      this.#unreadable += item.malformed.length;
      await this.#compare(item.records, true, false);
    }
  }

  /** Messages, newest first; each once. What they need comes with them, and again and again. */
  async #walkHistory(): Promise<void> {
    const { connector, signal, onProgress } = this.options;
    let next: string | null = null;
    let lookedThroughTo: number | null = null;
    do {
      const page = await connector.history(next, PAGE_LIMIT, signal);
      this.#checkScope(page.scope);
      this.#unreadable += page.malformed.length;
      const covered =
        this.#coveredSince === null || (page.completeSince ?? 0) >= this.#coveredSince;
      await this.#compare(page.records, covered, true);
      if (page.completeSince !== null || page.next === null) {
        const from = page.next === null ? 0 : (page.completeSince ?? 0);
        await this.#lookThroughMessages(from, lookedThroughTo);
        lookedThroughTo = from;
      }
      onProgress(this.#compared.message, page.totalMessages);
      ({ next } = page);
    } while (next !== null);
  }

  #checkScope(scope: string): void {
    if (scope === this.options.state.scope) return;
    throw new EngineError(
      'scope-changed',
      'What this person may see has changed since the cache was filled. Run "fill" first.',
    );
  }

  /**
   * @param covered what is not in the cache is missing there
   * @param isHistory each message comes once
   */
  async #compare(records: Records, covered: boolean, isHistory: boolean): Promise<void> {
    const byKind = new Map<EntityKind, PutRecord[]>();
    for (const record of plainRecords(records)) {
      if (record.op !== 'put' || (record.kind === 'message' && !isHistory)) continue;
      const puts = byKind.get(record.kind);
      if (puts) puts.push(record);
      else byKind.set(record.kind, [record]);
    }
    for (const [kind, puts] of byKind) {
      const ids = puts.map(({ id }) => id);
      const held = new Map<string, InspectedDocument>();
      for (const each of await this.options.inspect.documents(kind, ids)) held.set(each.id, each);
      for (const put of puts) this.#compareOne(put, held.get(put.id), covered);
    }
  }

  #compareOne(put: PutRecord, held: InspectedDocument | undefined, covered: boolean): void {
    const { kind, id, rev } = put;
    if (kind === 'message') {
      this.#open.set(id, put.doc.at);
      this.#findings.takeBack(kind, id);
      this.#compared.message += 1;
    } else if (held && !this.#seenOf(kind).has(held.place)) {
      this.#seenOf(kind).add(held.place);
      this.#compared[kind] += 1;
    }
    if (rev > this.#cursor) {
      this.#newer += 1;
      return;
    }
    if (!held) {
      if (covered) this.#findings.add('missing', kind, id);
      return;
    }
    // Stands in for a document that cannot be read; the cache may know an older, readable one.
    if (rev === 0) return;
    if (held.rev !== rev || !isSameDocument(kind, held.doc, put.doc)) {
      this.#findings.add('different', kind, id);
    }
  }

  #seenOf(kind: EntityKind): PlaceSet {
    const known = this.#seen.get(kind);
    if (known) return known;
    const made = new PlaceSet();
    this.#seen.set(kind, made);
    return made;
  }

  /** All messages of the cache sent from `from` on and before `before` (null: any) are the desk's. */
  async #lookThroughMessages(from: number, before: number | null): Promise<void> {
    const end = before === null ? THE_END : messageRowId(before, 0);
    let place = messageRowId(from, 0);
    for (;;) {
      const query = { kind: 'message', from: place, before: end, limit: PAGE_LIMIT } as const;
      const rows = await this.options.inspect.places(query);
      for (const { id } of rows) {
        if (!this.#open.has(id)) this.#findings.add('too-much', 'message', id);
      }
      const last = rows.at(-1);
      if (!last) break;
      place = last.place + 1;
    }
    for (const [id, at] of this.#open) if (at >= from) this.#open.delete(id);
  }

  /** Documents of the cache that the desk did not name. */
  async #findTooMuch(): Promise<void> {
    for (const kind of entityKinds) {
      if (kind === 'message') continue;
      const seen = this.#seenOf(kind);
      let from = 0;
      for (;;) {
        const query = { kind, from, before: THE_END, limit: PAGE_LIMIT };
        const rows = await this.options.inspect.places(query);
        for (const { id, place } of rows) {
          if (!seen.has(place)) this.#findings.add('too-much', kind, id);
        }
        const last = rows.at(-1);
        if (!last) break;
        from = last.place + 1;
      }
    }
  }

  /** What was removed or changed on the desk since the last sync is not the cache's fault. */
  async #takeBackWhatChanged(): Promise<void> {
    const { connector, signal } = this.options;
    const gone = new Set<string>();
    let after = this.#cursor;
    for (;;) {
      const page = await connector.changes(after, PAGE_LIMIT, signal);
      for (const { op, kind, id } of plainRecords(page.records)) {
        this.#findings.takeBack(kind, id);
        if (op === 'remove' && (kind === 'thread' || kind === 'customer'))
          gone.add(`${kind} ${id}`);
      }
      if (!page.more || page.cursor <= after) break;
      after = page.cursor;
    }
    if (gone.size === 0) return;
    for (const { kind, id } of this.#findings.ofType('too-much')) {
      const [held] = await this.options.inspect.documents(kind, [id]);
      if (held && parentsOf(held.doc).some((parent) => gone.has(parent))) {
        this.#findings.takeBack(kind, id);
      }
    }
  }
}

function isSameDocument(kind: EntityKind, held: unknown, asked: unknown): boolean {
  return isDeepStrictEqual(withoutPresence(kind, held), withoutPresence(kind, asked));
}

function withoutPresence(kind: EntityKind, doc: unknown): unknown {
  if (kind !== 'agent' || typeof doc !== 'object' || doc === null) return doc;
  return { ...doc, presence: null };
}

/** What a document goes with when it is removed. */
function parentsOf(doc: unknown): string[] {
  if (typeof doc !== 'object' || doc === null) return [];
  const parents: string[] = [];
  if ('threadId' in doc && typeof doc.threadId === 'string') parents.push(`thread ${doc.threadId}`);
  if ('customerId' in doc && typeof doc.customerId === 'string') {
    parents.push(`customer ${doc.customerId}`);
  }
  return parents;
}
