import type { Channel, Episode } from '@shared/domain';
import type { MessageHit, SearchFound, ThreadHit } from '../api';
import { readDoc } from '../documents';
import type { ReadDb } from '../sql';
import type { CompiledWords } from './compile';
import { hitsOf, matchingRowIds, type MessageSearch } from './search-messages';

interface HeadRow {
  readonly channel: Channel;
  readonly lastAt: number | null;
  readonly customerId: string;
  readonly name: string;
  readonly episode: string | null;
}

const HEAD_SQL = `
  SELECT thread.channel, thread.last_at AS lastAt, customer.id AS customerId, customer.name,
    (SELECT doc FROM episode WHERE thread_id = thread.id ORDER BY number DESC LIMIT 1) AS episode
  FROM thread JOIN customer ON customer.id = thread.customer_id WHERE thread.id = ?`;

/** What was found in one conversation. */
export interface ThreadMatchCount {
  readonly threadId: string;
  readonly matches: number;
  /** The match to begin with; null when the conversation itself is what was found. */
  readonly first: MessageHit | null;
}

/** With more customers than these the words are no reference to one of them. */
const REFERRED_MAX = 3;

/**
 * The conversations of customers who are found by something with a number in it that is no name: an
 * order, a contract, a telephone. Any other word of theirs (a device, a town) many may share.
 */
function threadsReferredTo(customers: SearchFound['customers'], words: CompiledWords): string[] {
  const hasNumber = words.terms.some(({ tokens }) => tokens.some((token) => /\p{N}/u.test(token)));
  if (!hasNumber || customers.length > REFERRED_MAX) return [];
  return customers
    .filter(({ name }) => name.every((segment) => !segment.hit))
    .flatMap(({ threadId }) => threadId ?? []);
}

/** The newest matches say which conversations a search is about; so many are looked at. */
const EXAMINED_MAX = 2000;

/** Conversations as the search shows them; those that are not here completely are left out. */
export function threadHits(db: ReadDb, found: readonly ThreadMatchCount[]): ThreadHit[] {
  return found.flatMap(({ threadId, matches, first }): ThreadHit[] => {
    const row = db.one<HeadRow>(HEAD_SQL, threadId);
    if (!row) return [];
    const episode = row.episode === null ? null : readDoc<Episode>(row.episode);
    const preview = episode?.lastMessage?.preview ?? '';
    return [
      {
        threadId,
        customer: { id: row.customerId, name: row.name },
        channel: row.channel,
        state: episode?.state ?? null,
        lastAt: row.lastAt,
        matches,
        messageId: first?.message.id ?? null,
        snippet: first?.snippet ?? [{ text: preview, hit: false }],
      },
    ];
  });
}

/** Matches by conversation, in the order in which the conversations came first. */
export function countByThread(messages: readonly MessageHit[]): ThreadMatchCount[] {
  const counts = new Map<string, ThreadMatchCount>();
  for (const hit of messages) {
    const { threadId } = hit.message;
    const known = counts.get(threadId);
    counts.set(threadId, {
      threadId,
      matches: (known?.matches ?? 0) + 1,
      first: known?.first ?? hit,
    });
  }
  return [...counts.values()];
}

/**
 * The conversations that a search is about, from what it found anyway: those of customers who are
 * referred to, such as by an order number, and those in which more than one message matches, most matches first. When only filters were asked for, every one that has a
 * match.
 *
 * @param words what was asked for; filters alone have none
 */
export function threadsAmong(
  db: ReadDb,
  found: Pick<SearchFound, 'messages' | 'customers'>,
  words: CompiledWords,
  limit: number,
): ThreadHit[] {
  const counted = countByThread(found.messages);
  const own = threadsReferredTo(found.customers, words);
  const referred = own.map(
    (threadId) =>
      counted.find((each) => each.threadId === threadId) ?? { threadId, matches: 0, first: null },
  );
  const repeated = words.match !== null ? counted.filter(({ matches }) => matches > 1) : counted;
  const rest = repeated
    .filter(({ threadId }) => !own.includes(threadId))
    .toSorted((a, b) => b.matches - a.matches);
  return threadHits(db, [...referred, ...rest].slice(0, limit));
}

function countRows(db: ReadDb, rowIds: readonly number[]) {
  const counts = new Map<string, { readonly matches: number; readonly newest: number }>();
  for (const rowId of rowIds) {
    const row = db.one<{ threadId: string }>(
      'SELECT thread_id AS threadId FROM message WHERE row_id = ?',
      rowId,
    );
    if (!row) continue;
    const known = counts.get(row.threadId);
    counts.set(row.threadId, {
      matches: (known?.matches ?? 0) + 1,
      newest: known?.newest ?? rowId,
    });
  }
  return [...counts].map(([threadId, counted]) => ({ threadId, ...counted }));
}

/**
 * The conversations that hold what is looked for, those of customers who are referred to first, then by how many of the newest matches they hold.
 *
 * @param customers who was found
 */
export function searchThreads(
  db: ReadDb,
  search: MessageSearch,
  customers: SearchFound['customers'],
): Pick<SearchFound, 'threads' | 'moreThreads' | 'unfinished'> {
  const asked = { ...search, limit: EXAMINED_MAX };
  const { rowIds, unfinished } = matchingRowIds(db, asked);
  const counted = countRows(db, rowIds).toSorted((a, b) => b.matches - a.matches);
  const own = new Set(threadsReferredTo(customers, search.words));
  const wanted = [
    ...[...own].map(
      (threadId) =>
        counted.find((each) => each.threadId === threadId) ?? {
          threadId,
          matches: 0,
          newest: null,
        },
    ),
    ...counted.filter(({ threadId }) => !own.has(threadId)),
  ];
  const shown = wanted.slice(0, search.limit).map(({ threadId, matches, newest }) => {
    const [first = null] = newest === null ? [] : hitsOf(db, [newest], search);
    return { threadId, matches, first };
  });
  return {
    threads: threadHits(db, shown),
    moreThreads: wanted.length > search.limit || unfinished || rowIds.length === EXAMINED_MAX,
    unfinished,
  };
}
