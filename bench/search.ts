import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageRowId } from '@shared/rules';
import { cacheMigrations } from '../src-main/store/cache/migrations';
import { migrate } from '../src-main/store/migrate';
import { messageSearchText } from '../src-main/store/search/documents';
import { createVocabulary, vocabularyWords } from '../src-main/store/search/vocabulary';
import type { Store } from '../src-main/store/api';
import { openToRead, openToWrite, type ReadDb } from '../src-main/store/sql';
import { type Dialogue, loadDialogues } from './lib/dialogues';
import { multipliedCorpus } from './lib/multiplied';
import { type QueryKind, queryMix } from './lib/query-mix';
import { print, printTable, reportJson } from './lib/report';
import { BENCH_KEY, openBenchStore, searchCorpus } from './lib/search-corpus';
import { ratio, summarise } from './lib/stats';
import { whileFilling } from './lib/while-filling';

const LIMIT = 50;
const NAIVE_QUERIES = 6;
const INSERTED = 40_000;
const RELATED = 40;
const WHILE_FILLING = 10;
/** The filling goes into a copy; a larger corpus is not copied. */
const COPIED_MAX = 2_000_000;
/** At ten million messages one naive query takes half a minute. */
const NAIVE_QUERIES_LARGE = 2;

export interface SearchBenchOptions {
  readonly messages: number;
  readonly json: string | undefined;
}

interface Timing {
  readonly kind: string;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  /** Of the answers, so many went back only as far as some milliseconds reach. */
  readonly unfinished?: number;
  /** How long the longest of these took when they were asked for thoroughly. */
  readonly thorough?: number;
}

function timing(kind: string, times: readonly number[]): Timing {
  const { median, p95, max } = summarise(times);
  return { kind, p50: median, p95, max };
}

/** As the app searches: through the threads of the store. One round warms the caches up. */
async function timeKinds(store: Store, mix: readonly QueryKind[]): Promise<Timing[]> {
  const rows: Timing[] = [];
  for (const { kind, queries } of mix) {
    const times: number[] = [];
    const unfinished: string[] = [];
    for (const query of queries) await store.queries.search(query, LIMIT);
    for (const query of queries) {
      const answer = await store.queries.search(query, LIMIT);
      times.push(answer.tookMs);
      if (answer.unfinished) unfinished.push(query);
    }
    let thorough = 0;
    for (const query of unfinished) {
      const { tookMs } = await store.queries.search(query, LIMIT, { thorough: true });
      thorough = Math.max(thorough, Math.round(tookMs * 100) / 100);
    }
    rows.push({ ...timing(kind, times), unfinished: unfinished.length, thorough });
  }
  return rows;
}

/** Cases like the open ones, from the question to the answer. */
async function timeRelated(store: Store): Promise<Timing> {
  const { rows } = await store.queries.inboxPage({
    state: 'waiting-on-us',
    filter: 'everyone',
    agentId: 'agent-1',
    offset: 0,
    limit: RELATED,
    without: [],
  });
  const times: number[] = [];
  for (const round of ['warm', 'timed']) {
    for (const { episode } of rows) {
      const startedAt = performance.now();
      await store.queries.related(episode.id, 5);
      if (round === 'timed') times.push(performance.now() - startedAt);
    }
  }
  return timing('cases like this one', times);
}

/** Of each kind some queries: enough to compare, and the filling does not take too long. */
function someOf(mix: readonly QueryKind[]): QueryKind[] {
  return mix.map(({ kind, queries }) => ({ kind, queries: queries.slice(0, WHILE_FILLING) }));
}

function timeEach(
  queries: readonly string[],
  count: number,
  run: (query: string) => void,
): number[] {
  return queries.slice(0, count).map((query) => {
    const startedAt = performance.now();
    run(query);
    return performance.now() - startedAt;
  });
}

/** How others search: by LIKE, and by bm25 over everything that matches. The same file and key. */
function timeNaive(db: ReadDb, mix: readonly QueryKind[], messages: number): Timing[] {
  const count = messages > COPIED_MAX ? NAIVE_QUERIES_LARGE : NAIVE_QUERIES;
  const of = (kind: string) => mix.find((each) => each.kind === kind)?.queries ?? [];
  const like = (word: string) =>
    db.all(
      "SELECT row_id FROM message WHERE doc LIKE '%' || ? || '%' ORDER BY row_id DESC LIMIT ?",
      word,
      LIMIT,
    );
  const ranked = (match: string) =>
    db.all(
      'SELECT rowid FROM message_fts WHERE message_fts MATCH ? ORDER BY rank LIMIT ?',
      match,
      LIMIT,
    );
  const quoted = (query: string) =>
    query
      .split(' ')
      .map((word) => `"${word}"`)
      .join(' ');
  return [
    timing('LIKE, common word', timeEach(of('commonest words'), count, like)),
    timing('LIKE, rare word', timeEach(of('rare words'), count, like)),
    timing('LIKE, no result', timeEach(of('no result'), count, like)),
    timing(
      'bm25, common word',
      timeEach(of('commonest words'), count, (word) => ranked(quoted(word))),
    ),
    timing(
      'bm25, two common words',
      timeEach(of('two common words'), count, (words) => ranked(quoted(words))),
    ),
    timing(
      'bm25, rare word',
      timeEach(of('rare words'), count, (word) => ranked(quoted(word))),
    ),
  ];
}

/** Messages written per second into the schema, with and without their index. */
async function insertSpeed(dialogues: readonly Dialogue[], indexed: boolean): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-bench-'));
  try {
    const db = openToWrite({
      file: join(folder, 'bare.db'),
      key: BENCH_KEY,
      nativeBinding: undefined,
      synchronous: 'NORMAL',
      cacheKiB: 32_768,
      checkpointPages: 4000,
    });
    migrate(db, cacheMigrations, 0);
    const vocabulary = createVocabulary(db);
    const startedAt = performance.now();
    for (const records of multipliedCorpus(dialogues, INSERTED, 1000)) {
      db.transaction(() => {
        for (const record of records) {
          if (record.kind !== 'message') continue;
          const { doc } = record;
          const rowId = messageRowId(doc.at, 0);
          db.run(
            'INSERT INTO message (row_id, id, thread_id, position, rev, kind, side, doc) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
            rowId,
            doc.id,
            doc.threadId,
            doc.position,
            record.rev,
            doc.kind,
            doc.side,
            JSON.stringify(doc),
          );
          if (!indexed) continue;
          db.run(
            'INSERT INTO message_fts (rowid, text) VALUES (?, ?)',
            rowId,
            messageSearchText(doc),
          );
          vocabulary.add(vocabularyWords(doc.text));
        }
      });
    }
    const seconds = (performance.now() - startedAt) / 1000;
    db.close();
    return Math.round(INSERTED / seconds);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Bytes of the whole file, and of what belongs to full-text search. */
async function sizes(db: ReadDb, file: string) {
  const { page } = db.one<{ page: number }>('SELECT page_size AS page FROM pragma_page_size') ?? {
    page: 4096,
  };
  const pages = db.one<{ count: number }>(
    "SELECT count(*) AS count FROM dbstat WHERE name LIKE '%\\_fts%' ESCAPE '\\' OR name LIKE '%\\_search%' ESCAPE '\\' OR name LIKE 'search\\_%' ESCAPE '\\'",
  );
  return { fileBytes: (await stat(file)).size, indexBytes: (pages?.count ?? 0) * page };
}

/**
 * Search at the level of the store over real conversations: every kind of query, with the naive
 * forms beside it in the same run, and what the index costs in space and time.
 */
export async function benchSearch({ messages, json }: SearchBenchOptions): Promise<void> {
  const dialogues = await loadDialogues();
  if (!dialogues) {
    print('The real conversations are not beside the repository: this benchmark needs them.');
    process.exitCode = 2;
    return;
  }
  const folder = await searchCorpus(dialogues, messages);
  const mix = queryMix(multipliedCorpus(dialogues, messages, 1000));
  const store = await openBenchStore(folder);
  const kinds = [...(await timeKinds(store, mix)), await timeRelated(store)];
  const isCopied = messages <= COPIED_MAX;
  const quiet = isCopied ? await timeKinds(store, someOf(mix)) : [];
  await store.close();
  const filling = isCopied
    ? await whileFilling(folder, dialogues, (filled) => timeKinds(filled, someOf(mix)))
    : null;

  const file = join(folder, 'cache.db');
  const db = openToRead({
    file,
    key: BENCH_KEY,
    nativeBinding: undefined,
    synchronous: 'NORMAL',
    cacheKiB: 32_768,
  });
  const naive = timeNaive(db, mix, messages);
  const { fileBytes, indexBytes } = await sizes(db, file);
  db.close();
  const [withIndex, withoutIndex] = [
    await insertSpeed(dialogues, true),
    await insertSpeed(dialogues, false),
  ];

  print(`${messages} messages, encrypted; milliseconds in the store's thread`);
  const table = (rows: readonly Timing[]) =>
    printTable(
      ['query', 'p50', 'p95', 'max', 'unfinished', 'thorough, max'],
      rows.map(({ kind, p50, p95, max, unfinished = 0, thorough = 0 }) => [
        kind,
        p50,
        p95,
        max,
        unfinished,
        thorough,
      ]),
    );
  table(kinds);
  print('');
  table(naive);
  print('');
  if (filling) {
    print(`While the cache was filled with ${filling.messagesPerSecond} messages/s:`);
    printTable(
      ['query', 'p50', 'quiet p50', 'p95', 'quiet p95'],
      filling.result.map(({ kind, p50, p95 }, index) => [
        kind,
        p50,
        quiet[index]?.p50 ?? 0,
        p95,
        quiet[index]?.p95 ?? 0,
      ]),
    );
  } else {
    print(
      'While a cache is filled: measured with up to two million messages, because it is copied.',
    );
  }
  print('');
  const mib = (bytes: number) => Math.round(bytes / 1024 / 1024);
  print(
    `Index: ${mib(indexBytes)} MiB of ${mib(fileBytes)} (${Math.round(indexBytes / messages)} bytes a message); ` +
      `inserting: ${withIndex} messages/s with it, ${withoutIndex} without (${ratio(withIndex, withoutIndex)})`,
  );
  await reportJson(json, {
    messages,
    kinds,
    naive,
    filling: filling && {
      messagesPerSecond: filling.messagesPerSecond,
      kinds: filling.result,
      quiet,
    },
    index: {
      bytes: indexBytes,
      fileBytes,
      insertsPerSecond: withIndex,
      insertsPerSecondWithout: withoutIndex,
    },
  });
}
