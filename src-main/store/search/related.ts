import type { Episode, Message } from '@shared/domain';
import { ROW_IDS_PER_MS } from '@shared/rules';
import type { CacheQueries, RelatedCase } from '../api';
import { readMessageCount } from '../cache/state';
import { readDoc, readDocs } from '../documents';
import type { ReadDb } from '../sql';
import { sideFacet } from './facets';
import { fold } from './fold';
import { tokensOfFolded } from './tokens';

type Related = Awaited<ReturnType<CacheQueries['related']>>;

/*
 * Cases that began like this one. Each word of the opening is weighed by how rare it is (inverse
 * document frequency, Spärck Jones 1972); how rare is estimated from how far back in time its newest
 * uses reach, because counting all uses of a common word would take too long. The rarest words and
 * their pairs bring candidates, and those are compared by all words (cosine of the weights).
 */

/** Only the beginning of a long opening is compared. */
const OPENING_TOKENS_MAX = 60;
const OPENING_MESSAGES_MAX = 6;
/** So many newest uses say how common a word is. */
const SAMPLED_USES = 40;
/** Candidates are looked for by so many of the rarest words, and by their pairs. */
const LEADING_WORDS = 5;
const PER_PAIR = 25;
const COMPARED_MAX = 60;
/** A message in the middle of a case is a weaker sign than one that began it. */
const NOT_OPENING = 0.6;
/** Less in common is chance. */
const SCORE_MIN = 0.18;
const ANSWER_MESSAGES_MAX = 40;

const CUSTOMER_SAID = `"${sideFacet('customer')}"`;

interface Weighed {
  readonly token: string;
  readonly weight: number;
  readonly rowIds: readonly number[];
}

/** No message of an episode has a smaller row id: threads may be long before it. */
function firstRowOf({ openedAt }: Episode): number {
  return openedAt * ROW_IDS_PER_MS;
}

/** What the customer wrote before anybody answered. */
function openingOf(db: ReadDb, episode: Episode): string {
  const rows = db.all<{ doc: string }>(
    `SELECT doc FROM message WHERE thread_id = ? AND row_id >= ? AND kind = 'message'
       AND json_extract(doc, '$.episodeId') = ? ORDER BY position LIMIT ?`,
    episode.threadId,
    firstRowOf(episode),
    episode.id,
    OPENING_MESSAGES_MAX,
  );
  const messages = readDocs<Message>(rows);
  const answered = messages.findIndex(({ side }) => side === 'agent');
  const opening = answered < 0 ? messages : messages.slice(0, answered);
  return opening.map(({ text }) => text).join('\n');
}

function tokensOf(text: string): string[] {
  const tokens = tokensOfFolded(fold(text)).filter((token) => /\p{L}{2}/u.test(token));
  return [...new Set(tokens)].slice(0, OPENING_TOKENS_MAX);
}

interface Corpus {
  readonly low: number;
  readonly high: number;
  readonly messages: number;
}

function corpusOf(db: ReadDb): Corpus | null {
  const ends = db.one<{ low: number | null; high: number | null }>(
    'SELECT (SELECT min(row_id) FROM message) AS low, (SELECT max(row_id) FROM message) AS high',
  );
  const messages = readMessageCount(db);
  if (!ends || ends.low === null || ends.high === null || messages === 0) return null;
  return { low: ends.low, high: ends.high, messages };
}

function weigh(db: ReadDb, token: string, corpus: Corpus): Weighed | null {
  const rowIds = db
    .all<{ rowId: number }>(
      `SELECT rowid AS rowId FROM message_fts WHERE message_fts MATCH ?
       ORDER BY rowid DESC LIMIT ?`,
      `"${token}" AND ${CUSTOMER_SAID}`,
      SAMPLED_USES,
    )
    .map(({ rowId }) => rowId);
  const last = rowIds.at(-1);
  if (last === undefined) return null;
  const share = (corpus.high - last + 1) / (corpus.high - corpus.low + 1);
  const uses = rowIds.length < SAMPLED_USES ? rowIds.length : rowIds.length / share;
  return { token, rowIds, weight: Math.log(1 + corpus.messages / (uses + 1)) };
}

/** Messages of customers that have the rarest words, singly or two together. */
function candidatesOf(db: ReadDb, words: readonly Weighed[]): number[] {
  const leading = words.slice(0, LEADING_WORDS);
  const found = new Map<number, number>();
  const add = (rowIds: readonly number[], weight: number): void => {
    for (const rowId of rowIds) found.set(rowId, (found.get(rowId) ?? 0) + weight);
  };
  for (const { rowIds, weight } of leading) add(rowIds, weight);
  for (const [index, one] of leading.entries()) {
    for (const other of leading.slice(index + 1)) {
      const rows = db.all<{ rowId: number }>(
        `SELECT rowid AS rowId FROM message_fts WHERE message_fts MATCH ?
         ORDER BY rowid DESC LIMIT ?`,
        `"${one.token}" AND "${other.token}" AND ${CUSTOMER_SAID}`,
        PER_PAIR,
      );
      add(
        rows.map(({ rowId }) => rowId),
        one.weight + other.weight,
      );
    }
  }
  return [...found]
    .sort((a, b) => b[1] - a[1] || b[0] - a[0])
    .slice(0, COMPARED_MAX)
    .map(([rowId]) => rowId);
}

/** The cosine of two sets of words; what only the other has counts as an average word. */
function similarity(words: readonly Weighed[], text: string): number {
  const other = new Set(tokensOf(text));
  const total = words.reduce((sum, { weight }) => sum + weight ** 2, 0);
  const shared = words.filter(({ token }) => other.has(token));
  const common = shared.reduce((sum, { weight }) => sum + weight ** 2, 0);
  const average = total / Math.max(words.length, 1);
  const otherTotal = common + (other.size - shared.length) * average;
  return total === 0 || otherTotal === 0 ? 0 : common / Math.sqrt(total * otherTotal);
}

interface Candidate {
  readonly message: Message;
  readonly episode: Episode;
  readonly score: number;
}

/** A resolved case, with the message by which it is alike. */
function candidateOf(db: ReadDb, rowId: number, words: readonly Weighed[]): Candidate | null {
  const row = db.one<{ doc: string }>('SELECT doc FROM message WHERE row_id = ?', rowId);
  if (!row) return null;
  const message = readDoc<Message>(row.doc);
  const found = db.one<{ doc: string }>(
    "SELECT doc FROM episode WHERE id = ? AND state = 'resolved'",
    message.episodeId,
  );
  if (!found) return null;
  const episode = readDoc<Episode>(found.doc);
  const answeredBefore = db.one(
    `SELECT 1 FROM message WHERE thread_id = ? AND row_id >= ? AND position < ? AND side = 'agent'
       AND json_extract(doc, '$.episodeId') = ? LIMIT 1`,
    message.threadId,
    firstRowOf(episode),
    message.position,
    episode.id,
  );
  const score = similarity(words, message.text) * (answeredBefore ? NOT_OPENING : 1);
  return { message, episode, score };
}

/** What the agent said most about it: the longest message of theirs to the customer. */
function answerOf(db: ReadDb, episode: Episode): Message | null {
  const rows = db.all<{ doc: string }>(
    `SELECT doc FROM message WHERE thread_id = ? AND row_id >= ? AND side = 'agent' AND kind = 'message'
       AND json_extract(doc, '$.episodeId') = ? ORDER BY position LIMIT ?`,
    episode.threadId,
    firstRowOf(episode),
    episode.id,
    ANSWER_MESSAGES_MAX,
  );
  return readDocs<Message>(rows).reduce<Message | null>(
    (best, message) => (best && best.text.length >= message.text.length ? best : message),
    null,
  );
}

function caseOf(db: ReadDb, { message, episode, score }: Candidate): RelatedCase | null {
  const customer = db.one<{ id: string; name: string }>(
    'SELECT id, name FROM customer WHERE id = ?',
    episode.customerId,
  );
  if (!customer) return null;
  const answer = answerOf(db, episode);
  return {
    episodeId: episode.id,
    threadId: episode.threadId,
    customer,
    openedWith: { messageId: message.id, text: message.text },
    resolvedAt: episode.resolvedAt,
    outcome: episode.outcome,
    turns: episode.turns,
    answer: answer && { messageId: answer.id, text: answer.text, agentId: answer.agentId },
    score,
  };
}

/**
 * Resolved episodes that began like this one, the likest first, one for each conversation.
 *
 * @returns none when the episode is unknown, or says too little to compare
 */
export function related(db: ReadDb, episodeId: string, limit: number): Related {
  const row = db.one<{ doc: string }>('SELECT doc FROM episode WHERE id = ?', episodeId);
  const corpus = corpusOf(db);
  if (!row || !corpus) return [];
  const episode = readDoc<Episode>(row.doc);
  const words = tokensOf(openingOf(db, episode))
    .map((token) => weigh(db, token, corpus))
    .filter((word) => word !== null)
    .sort((a, b) => b.weight - a.weight);
  const best = new Map<string, Candidate>();
  for (const rowId of candidatesOf(db, words)) {
    const candidate = candidateOf(db, rowId, words);
    if (!candidate || candidate.episode.id === episodeId || candidate.score < SCORE_MIN) continue;
    const known = best.get(candidate.episode.id);
    if (!known || known.score < candidate.score) best.set(candidate.episode.id, candidate);
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || b.message.at - a.message.at)
    .slice(0, limit)
    .map((candidate) => caseOf(db, candidate))
    .filter((found) => found !== null);
}
