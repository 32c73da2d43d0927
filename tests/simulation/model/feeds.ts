import {
  entityKinds,
  type ChangeRecord,
  type EntityDoc,
  type EntityKind,
  type MalformedRecord,
  type PutRecord,
} from '@shared/domain';
import type { ChangesPage, HistoryPage, RecordBatch } from '../../../src-main/connectors/connector';
import { standInCustomer } from '../../../src-main/connectors/desk/stand-in';
import { seesAllWhispers, type Viewer } from '../../../src-desk/viewer';
import type { ModelDesk } from './desk';
import type { Stored } from './state';

/** Few, so that the rest is history. */
const MESSAGES_PER_WORKSET_THREAD = 3;

const seesTeam = (viewer: Viewer, teamId: string | undefined): boolean =>
  teamId !== undefined && viewer.teamIds.includes(teamId);

function seesCustomer(desk: ModelDesk, viewer: Viewer, customerId: string): boolean {
  for (const { doc } of desk.table('thread').values()) {
    if (doc.customerId === customerId && seesTeam(viewer, doc.teamId)) return true;
  }
  return false;
}

/** Whether a viewer may see a document that the desk has. */
function sees<K extends EntityKind>(
  desk: ModelDesk,
  viewer: Viewer,
  kind: K,
  doc: EntityDoc<K>,
): boolean {
  if ('threadId' in doc) {
    if (!seesTeam(viewer, desk.find('thread', doc.threadId)?.teamId)) return false;
    if (!('kind' in doc) || doc.kind !== 'whisper' || seesAllWhispers(viewer)) return true;
    return doc.agentId === viewer.agentId || doc.toAgentId === viewer.agentId;
  }
  if (kind === 'thread' && 'teamId' in doc) return seesTeam(viewer, doc.teamId);
  if (kind === 'customer') return seesCustomer(desk, viewer, doc.id);
  if ('customerId' in doc) return seesCustomer(desk, viewer, doc.customerId);
  return true;
}

/** A document as a viewer gets it, or null when it is not theirs to see. */
function visible<K extends EntityKind>(
  desk: ModelDesk,
  viewer: Viewer,
  kind: K,
  id: string,
): Stored<K> | null {
  const stored = desk.table(kind).get(id);
  if (!stored || !sees(desk, viewer, kind, stored.doc)) return null;
  if (kind !== 'agent') return stored;
  return { rev: stored.rev, doc: { ...stored.doc, presence: desk.presence.of(id) } };
}

/** Everything that an agent may see now, as `kind id` → document. */
export function visibleTo(desk: ModelDesk, agentId: string): Map<string, unknown> {
  const viewer = desk.viewer(agentId);
  const docs = new Map<string, unknown>();
  for (const kind of entityKinds) {
    for (const id of desk.table(kind).keys()) {
      const stored = visible(desk, viewer, kind, id);
      if (stored) docs.set(`${kind} ${id}`, stored.doc);
    }
  }
  return docs;
}

/** Collects records as the connector makes them of what it gets. */
class Batch implements RecordBatch {
  readonly records: ChangeRecord[] = [];
  readonly malformed: MalformedRecord[] = [];
  readonly #seen = new Set<string>();

  constructor(readonly desk: ModelDesk) {}

  /** @param rev of the announcement, when it is not that of the document */
  put(kind: EntityKind, id: string, stored: Stored, rev = stored.rev): void {
    if (this.desk.spoilt.has(`${kind} ${id}`)) {
      const { doc } = stored;
      let parentId: string | null = null;
      if ('threadId' in doc) parentId = doc.threadId;
      else if ('customerId' in doc) parentId = doc.customerId;
      this.malformed.push({ kind, id, rev, parentId, reason: 'doc.text: invalid type' });
      const standIn = standInCustomer({ kind, id }, null);
      if (standIn) this.records.push(standIn);
      return;
    }
    // Kind and document came from the same table.
    this.records.push({ op: 'put', kind, id, rev, doc: stored.doc } as PutRecord);
  }

  /** Adds what the viewer may see and is not in here yet. */
  add(viewer: Viewer, kind: EntityKind, ids: Iterable<string>): void {
    for (const id of ids) {
      const key = `${kind} ${id}`;
      const stored = this.#seen.has(key) ? null : visible(this.desk, viewer, kind, id);
      if (!stored) continue;
      this.#seen.add(key);
      this.put(kind, id, stored);
    }
  }

  /** Adds threads with their customers, and those customers' events and outcomes. */
  addThreads(viewer: Viewer, threadIds: Iterable<string>): void {
    const customers = new Set<string>();
    for (const threadId of threadIds) {
      const thread = this.desk.find('thread', threadId);
      if (thread) customers.add(thread.customerId);
      this.add(viewer, 'thread', [threadId]);
    }
    this.add(viewer, 'customer', customers);
    for (const kind of ['event', 'offerOutcome'] as const) {
      const rows = [...this.desk.table(kind).values()];
      const theirs = rows.filter(({ doc }) => customers.has(doc.customerId));
      this.add(
        viewer,
        kind,
        theirs.map(({ doc }) => doc.id),
      );
    }
  }
}

/** One page of changes after a cursor. */
export function changesPage(
  desk: ModelDesk,
  viewer: Viewer,
  after: number,
  limit: number,
): ChangesPage {
  // The log is in order, and small.
  const rows = desk.state.log.filter(({ seq }) => seq > after);
  const page = rows.slice(0, limit);
  const batch = new Batch(desk);
  for (const { seq, op, kind, id, teamId } of page) {
    const stored = visible(desk, viewer, kind, id);
    if (op === 'put') {
      if (stored) batch.put(kind, id, stored, seq);
    } else if (!stored && teamId !== null && seesTeam(viewer, teamId)) {
      batch.records.push({ op: 'remove', kind, id, rev: seq });
    }
  }
  const cursor = page.at(-1)?.seq ?? Math.min(after, desk.seq);
  const more = rows.length > page.length;
  return { records: batch.records, malformed: batch.malformed, cursor, more, scope: viewer.scope };
}

type Phase = 'messages' | 'episodes' | 'threads';

interface Item {
  readonly at: number;
  readonly id: string;
  readonly threadId: string;
  readonly episodeId: string | null;
}

/** Whether one item is older than another; equal times go by id. */
const isBefore = (a: Item, b: readonly [at: number, id: string]): boolean =>
  a.at < b[0] || (a.at === b[0] && a.id < b[1]);

function itemsOf(desk: ModelDesk, viewer: Viewer, phase: Phase): Item[] {
  const mine = (threadId: string): boolean =>
    seesTeam(viewer, desk.find('thread', threadId)?.teamId);
  if (phase === 'messages') {
    return [...desk.table('message').values()]
      .filter(({ doc }) => sees(desk, viewer, 'message', doc))
      .map(({ doc: { at, id, threadId, episodeId } }) => ({ at, id, threadId, episodeId }));
  }
  const messages = [...desk.table('message').values()];
  if (phase === 'episodes') {
    return [...desk.table('episode').values()]
      .filter(({ doc }) => mine(doc.threadId))
      .filter(({ doc }) => !messages.some((message) => message.doc.episodeId === doc.id))
      .map(({ doc: { openedAt: at, id, threadId } }) => ({ at, id, threadId, episodeId: id }));
  }
  return [...desk.table('thread').values()]
    .filter(({ doc }) => mine(doc.id) && !desk.state.ends.has(doc.id))
    .map(({ doc: { createdAt: at, id } }) => ({ at, id, threadId: id, episodeId: null }));
}

const FROM_THE_TOP = [Number.MAX_SAFE_INTEGER, '\u007f'] as const;
const nextPhase = { messages: 'episodes', episodes: 'threads', threads: null } as const;
const kindOf = { messages: 'message', episodes: 'episode', threads: 'thread' } as const;

type Cursor = readonly [phase: Phase, at: number, id: string];

/** One page of history before a place. */
export function historyPage(
  desk: ModelDesk,
  viewer: Viewer,
  before: string | null,
  limit: number,
): HistoryPage {
  // Only this function makes cursors.
  let [phase, at, id] =
    before === null ? (['messages', ...FROM_THE_TOP] as const) : (JSON.parse(before) as Cursor);
  const batch = new Batch(desk);
  let left = limit;
  let next: Cursor | null = null;
  let oldest: number | null = phase === 'messages' ? null : 0;
  for (;;) {
    const place = [at, id] as const;
    const items = itemsOf(desk, viewer, phase)
      .filter((item) => isBefore(item, place))
      .sort((a, b) => (isBefore(a, [b.at, b.id]) ? 1 : -1));
    const page = items.slice(0, left);
    left -= page.length;
    batch.add(
      viewer,
      kindOf[phase],
      page.map((item) => item.id),
    );
    batch.add(
      viewer,
      'episode',
      page.flatMap((item) => item.episodeId ?? []),
    );
    batch.addThreads(
      viewer,
      page.map((item) => item.threadId),
    );
    const last = page.at(-1);
    if (last && phase === 'messages') oldest = last.at;
    if (items.length > page.length) {
      if (last && phase === 'messages') oldest = last.at + 1;
      next = [phase, last?.at ?? at, last?.id ?? id];
      break;
    }
    const following: Phase | null = nextPhase[phase];
    if (following === null) break;
    phase = following;
    [at, id] = FROM_THE_TOP;
    if (left <= 0) {
      next = [phase, at, id];
      break;
    }
  }
  return {
    records: batch.records,
    malformed: batch.malformed,
    next: next === null ? null : JSON.stringify(next),
    completeSince: oldest,
    totalMessages: itemsOf(desk, viewer, 'messages').length,
    scope: viewer.scope,
  };
}

const REFERENCE: readonly EntityKind[] = ['team', 'agent', 'tag', 'snippet', 'article', 'offer'];

/** The workset: what is in it is decided at once, each thread is read when its turn comes. */
export interface Workset {
  readonly scope: string;
  readonly cursor: number;
  readonly expected: number;
  /** The batches, made one by one. */
  readonly batches: Generator<RecordBatch, void, undefined>;
}

export function workset(desk: ModelDesk, viewer: Viewer): Workset {
  const open = [...desk.table('episode').values()]
    .filter(({ doc }) => doc.state !== 'resolved' && seesTeam(viewer, doc.teamId))
    .map(({ doc }) => ({ threadId: doc.threadId, episodeId: doc.id }))
    .sort((a, b) => endOf(desk, b.threadId) - endOf(desk, a.threadId));
  const batches = function* (): Generator<RecordBatch, void, undefined> {
    const reference = new Batch(desk);
    for (const kind of REFERENCE) reference.add(viewer, kind, [...desk.table(kind).keys()]);
    yield reference;
    for (const { threadId, episodeId } of open) {
      const batch = new Batch(desk);
      const messages = desk
        .messagesOf(threadId)
        .filter((message) => sees(desk, viewer, 'message', message))
        .slice(-MESSAGES_PER_WORKSET_THREAD);
      batch.addThreads(viewer, [threadId]);
      batch.add(viewer, 'episode', [episodeId, ...messages.map((message) => message.episodeId)]);
      batch.add(
        viewer,
        'message',
        messages.map((message) => message.id),
      );
      yield batch;
    }
  };
  return { scope: viewer.scope, cursor: desk.seq, expected: open.length, batches: batches() };
}

function endOf(desk: ModelDesk, threadId: string): number {
  return desk.state.ends.get(threadId)?.at ?? 0;
}
