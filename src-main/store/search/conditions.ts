import { assertNever } from '@shared/assert-never';
import { ROW_IDS_PER_MS } from '@shared/rules';
import { EITHER_KINDS, type Filter, type PlacedFilter } from '@shared/search';
import { references } from '../queries/reference';
import type { ReadDb } from '../sql';
import { ATTACHMENT_FACET, agentFacet, NOTE_FACET, sideFacet, threadFacet } from './facets';
import { fold } from './fold';
import { checkMeant, type Meant, threadsOf } from './meant-customers';

/** What a filter cannot ask of the index, it asks of each message that the index offers. */
export interface Candidate {
  /** Unix ms. */
  readonly at: number;
  readonly side: string;
  /** Who wrote it, unless that was the customer. */
  readonly agentId: string | null;
  readonly channel: string;
  readonly teamId: string;
  readonly customerId: string;
  readonly episodeId: string;
}

export interface Conditions {
  /** FTS5 expressions that must all hold. */
  readonly matches: readonly string[];
  /** FTS5 expressions of which none may hold. */
  readonly without: readonly string[];
  readonly checks: readonly Check[];
  /** Row ids, newest first: nothing else can be found; null when that is not known. */
  readonly among: readonly number[] | null;
  /** The same for messages that are not in the cache. */
  readonly amongChecks: readonly Check[];
  /** Row ids: at or after the first, before the second. */
  readonly from: number;
  readonly until: number;
  /** There is any filter at all, whatever it came to: only messages can be found. */
  readonly isFiltered: boolean;
  /** A filter names something that does not exist: nothing can be found. */
  readonly impossible: boolean;
}

/** What the labels of episodes begin with; the schema's triggers write them. */
export const LABEL = {
  state: 'state:',
  tag: 'tag:',
  intent: 'intent:',
  offer: 'offer:made',
} as const;

/**
 * The messages of so many episodes, and so many messages, are gathered: 10 µs an episode. More are
 * so common that they are soon met on the way.
 */
const GATHERED = { episodes: 250, messages: 20_000 };
const GATHERED_THOROUGH = { episodes: 20_000, messages: 400_000 };

type Check = (candidate: Candidate) => boolean;

/** What is asked of the index or of each message, or what is known; null: nothing can fulfil it. */
type Answer = {
  readonly match?: string;
  readonly check?: Check;
  readonly among?: { readonly rowIds: readonly number[]; readonly check: Check };
} | null;

function quoted(facet: string): string {
  return `"${facet}"`;
}

function anyOf(facets: readonly string[]): Answer {
  if (facets.length === 0) return null;
  return {
    match: facets.length === 1 ? quoted(facets[0] ?? '') : `(${facets.map(quoted).join(' OR ')})`,
  };
}

/** Whether every word of the typed name begins a word of the name. */
export function isNamed(name: string, typed: string): boolean {
  const words = fold(name).split(/[^\p{L}\p{N}]+/u);
  const wanted = fold(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return wanted.length > 0 && wanted.every((each) => words.some((word) => word.startsWith(each)));
}

function ofCustomers(db: ReadDb, all: readonly Meant[]): Answer {
  const threads = threadsOf(db, all);
  if (threads) return anyOf(threads.map(threadFacet));
  const isMeant = checkMeant(db, all);
  return { check: ({ customerId }) => isMeant(customerId) };
}

/** Messages of an episode by row id; exported for its query plan. */
export const OF_EPISODE_SQL =
  "SELECT row_id AS rowId FROM message WHERE json_extract(doc, '$.episodeId') = ?";

/** All messages of the episodes that have one of these labels, newest first; null: too many. */
function messagesLabelled(
  db: ReadDb,
  labels: readonly string[],
  most: typeof GATHERED,
): number[] | null {
  const episodes = new Set<string>();
  for (const label of labels) {
    const rows = db.all<{ episodeId: string }>(
      'SELECT episode_id AS episodeId FROM episode_label WHERE label = ? LIMIT ?',
      label,
      most.episodes + 1,
    );
    for (const { episodeId } of rows) episodes.add(episodeId);
    if (episodes.size > most.episodes) return null;
  }
  const rowIds: number[] = [];
  for (const episodeId of episodes) {
    for (const { rowId } of db.all<{ rowId: number }>(OF_EPISODE_SQL, episodeId)) {
      rowIds.push(rowId);
    }
    if (rowIds.length > most.messages) return null;
  }
  return rowIds.toSorted((a, b) => b - a);
}

/** Whether an episode has one of these labels. */
function checkLabels(db: ReadDb, labels: readonly string[]): Check {
  // Neighbours in time are often of one episode.
  const known = new Map<string, boolean>();
  return ({ episodeId }) => {
    const has = known.get(episodeId) ?? labels.some((label) => hasLabel(db, label, episodeId));
    known.set(episodeId, has);
    return has;
  };
}

/** @param most what may be gathered; null: each message is to be checked */
function ofLabels(db: ReadDb, labels: readonly string[], most: typeof GATHERED | null): Answer {
  if (labels.length === 0) return null;
  const check = checkLabels(db, labels);
  const rowIds = most && messagesLabelled(db, labels, most);
  return rowIds ? { among: { rowIds, check } } : { check };
}

function hasLabel(db: ReadDb, label: string, episodeId: string): boolean {
  const sql = 'SELECT 1 FROM episode_label WHERE label = ? AND episode_id = ?';
  return db.one(sql, label, episodeId) !== undefined;
}

/** Every label of a kind that is in use, without reading all its episodes. */
export function labelsOf(db: ReadDb, kind: string): string[] {
  const labels: string[] = [];
  let last = kind;
  for (;;) {
    const next = db.one<{ label: string }>(
      'SELECT label FROM episode_label WHERE label > ? AND label < ? ORDER BY label LIMIT 1',
      last,
      `${kind}\u{10FFFF}`,
    )?.label;
    if (next === undefined) return labels;
    labels.push(next);
    last = next;
  }
}

type Of<K extends Filter['kind']> = Extract<Filter, { kind: K }>;

/** What a side, an agent, or a customer wrote; by name it may be customers as well as agents. */
function answerFrom(db: ReadDb, filters: readonly Of<'from'>[], me: string | null): Answer {
  const whos = filters.map(({ who }) => who);
  const named = whos.filter((who) => typeof who !== 'string');
  const sides = (['customer', 'agent'] as const).filter((side) => whos.includes(side));
  const agents = new Set(
    references(db, 'agent')
      .filter((agent) => named.some(({ name }) => isNamed(agent.name, name)))
      .map(({ id }) => id),
  );
  if (me !== null && whos.includes('me')) agents.add(me);
  const threads = threadsOf(db, named);
  if (threads === null) {
    const isCalled = checkMeant(db, named);
    return {
      check: ({ side, agentId, customerId }) =>
        sides.some((each) => each === side) ||
        (agentId !== null && agents.has(agentId)) ||
        (side === 'customer' && isCalled(customerId)),
    };
  }
  const theirs = anyOf(threads.map(threadFacet))?.match;
  const matches = [
    ...sides.map((side) => quoted(sideFacet(side))),
    ...[...agents].map((id) => quoted(agentFacet(id))),
    ...(theirs === undefined ? [] : [`(${theirs} AND ${quoted(sideFacet('customer'))})`]),
  ];
  return matches.length === 0 ? null : { match: `(${matches.join(' OR ')})` };
}

function answerTeam(db: ReadDb, filters: readonly Of<'team'>[]): Answer {
  const teams = references(db, 'team').filter((team) =>
    filters.some(({ name }) => isNamed(team.name, name)),
  );
  const ids = new Set(teams.map((team) => team.id));
  return ids.size === 0 ? null : { check: ({ teamId }) => ids.has(teamId) };
}

function answerTag(db: ReadDb, { name }: Of<'tag'>, most: typeof GATHERED | null): Answer {
  const tags = references(db, 'tag').filter((tag) => isNamed(tag.name, name));
  return ofLabels(
    db,
    tags.map((tag) => LABEL.tag + tag.id),
    most,
  );
}

function answerIntent(db: ReadDb, { name }: Of<'intent'>, most: typeof GATHERED | null): Answer {
  const spaced = (label: string) => label.replaceAll('_', ' ');
  const labels = labelsOf(db, LABEL.intent).filter((label) =>
    isNamed(spaced(label.slice(LABEL.intent.length)), spaced(name)),
  );
  return ofLabels(db, labels, most);
}

function answerHas(db: ReadDb, { what }: Of<'has'>, most: typeof GATHERED | null): Answer {
  switch (what) {
    case 'attachment':
      return anyOf([ATTACHMENT_FACET]);
    case 'note':
      return anyOf([NOTE_FACET]);
    case 'offer':
      return ofLabels(db, [LABEL.offer], most);
    default:
      return assertNever(what);
  }
}

function answerTime({ from, until }: Of<'time'>): Answer {
  return { check: ({ at }) => (from === null || at >= from) && (until === null || at < until) };
}

/** @param filters of one kind; several are alternatives */
function answer(
  db: ReadDb,
  filters: readonly Filter[],
  agentId: string | null,
  most: typeof GATHERED | null,
): Answer {
  const of = <K extends Filter['kind']>(kind: K) =>
    filters.filter((filter): filter is Of<K> => filter.kind === kind);
  const [first] = filters;
  if (!first) return null;
  switch (first.kind) {
    case 'from':
      return answerFrom(db, of('from'), agentId);
    case 'customer':
      return ofCustomers(db, of('customer'));
    case 'channel': {
      const channels = new Set<string>(of('channel').map(({ channel }) => channel));
      return { check: ({ channel }) => channels.has(channel) };
    }
    case 'team':
      return answerTeam(db, of('team'));
    case 'status':
      return ofLabels(
        db,
        [...new Set(of('status').flatMap(({ states }) => states))].map(
          (state) => LABEL.state + state,
        ),
        most,
      );
    case 'tag':
      return answerTag(db, first, most);
    case 'intent':
      return answerIntent(db, first, most);
    case 'has':
      return answerHas(db, first, most);
    case 'time':
      return answerTime(first);
    default:
      return assertNever(first);
  }
}

/** Filters that are answered together. */
function groupsOf(filters: readonly Filter[]): Filter[][] {
  const groups = new Map<string, Filter[]>();
  for (const [index, filter] of filters.entries()) {
    const key = EITHER_KINDS.has(filter.kind) ? filter.kind : String(index);
    groups.set(key, [...(groups.get(key) ?? []), filter]);
  }
  return [...groups.values()];
}

/**
 * What the filters of a query ask of messages.
 *
 * @param agentId who `me` is
 * @param thorough whether what takes long to ask, but leaves less to check, is worth it
 */
export function conditionsOf(
  db: ReadDb,
  filters: readonly PlacedFilter[],
  agentId: string | null,
  thorough = true,
): Conditions {
  const most = thorough ? GATHERED_THOROUGH : GATHERED;
  const wanted = filters.filter((each) => !each.without).map((each) => each.filter);
  const unwanted = filters.filter((each) => each.without).map((each) => each.filter);
  const times = wanted.filter((filter): filter is Of<'time'> => filter.kind === 'time');
  const answers = groupsOf(wanted.filter(({ kind }) => kind !== 'time')).map((group) =>
    answer(db, group, agentId, most),
  );
  const refusals = unwanted.map((filter) => answer(db, [filter], agentId, null));
  const checks = answers.flatMap((each) => each?.check ?? []);
  const refused = refusals.flatMap((each) => each?.check ?? []);
  return {
    matches: answers.flatMap((each) => each?.match ?? []),
    without: refusals.flatMap((each) => each?.match ?? []),
    checks: [...checks, ...refused.map((check) => (candidate: Candidate) => !check(candidate))],
    among: inAll(answers.flatMap((each) => (each?.among ? [each.among.rowIds] : []))),
    amongChecks: answers.flatMap((each) => each?.among?.check ?? []),
    from: rowIdAt(Math.max(0, ...times.map(({ from }) => from ?? 0))),
    until: rowIdAt(Math.min(Infinity, ...times.map(({ until }) => until ?? Infinity))),
    isFiltered: filters.length > 0,
    impossible: answers.includes(null),
  };
}

/** What is in all of these lists, in their order; null when there is none. */
function inAll(lists: readonly (readonly number[])[]): readonly number[] | null {
  const [first, ...others] = lists.toSorted((a, b) => a.length - b.length);
  const sets = others.map((list) => new Set(list));
  return first?.filter((rowId) => sets.every((set) => set.has(rowId))) ?? null;
}

/** The lowest row id of a time; times beyond what row ids can say are their bounds. */
function rowIdAt(at: number): number {
  const clamped = Math.max(0, Math.min(at, Math.floor(Number.MAX_SAFE_INTEGER / ROW_IDS_PER_MS)));
  return clamped * ROW_IDS_PER_MS;
}
