import type { Message } from '@shared/domain';
import { fold } from '../src-main/store/search/fold';
import { loadDialogues } from './lib/dialogues';
import { multipliedCorpus } from './lib/multiplied';
import { misspelt } from './lib/query-mix';
import { hashOf, seeded } from './lib/random';
import { print, printTable, reportJson } from './lib/report';
import { openBenchStore, searchCorpus } from './lib/search-corpus';

const DEPTH = 50;
const ITEMS = 400;
const WORDS = 3;

export interface RelevanceOptions {
  /** `val` to choose by, `test` to report. */
  readonly split: 'val' | 'test';
  readonly json: string | undefined;
}

interface KnownItem {
  readonly messageId: string;
  readonly words: readonly string[];
}

function wordsOf(text: string): string[] {
  return [...new Set(fold(text).match(/[a-z]{4,}/g) ?? [])];
}

/** Messages that nobody wrote a second time, and the few words that tell each from all others. */
function knownItems(messages: readonly Message[], split: 'val' | 'test'): KnownItem[] {
  const counts = new Map<string, number>();
  const copies = new Map<string, number>();
  for (const { text } of messages) {
    copies.set(fold(text), (copies.get(fold(text)) ?? 0) + 1);
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const parity = split === 'val' ? 0 : 1;
  const candidates = messages
    .map((message, index) => ({ message, order: hashOf(index + 1) }))
    .filter(({ message, order }) => order % 2 === parity && copies.get(fold(message.text)) === 1)
    .sort((a, b) => a.order - b.order);
  const items: KnownItem[] = [];
  for (const { message } of candidates) {
    if (items.length === ITEMS) break;
    // What people remember of a message: words that say something, each also used by others.
    const words = wordsOf(message.text)
      .filter((word) => (counts.get(word) ?? 0) >= 2)
      .sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0))
      .slice(0, WORDS);
    if (words.length === WORDS) items.push({ messageId: message.id, words });
  }
  return items;
}

function withTypo(words: readonly string[], random: () => number): string[] {
  const longest = words.toSorted((a, b) => b.length - a.length)[0];
  return words.map((word) => (word === longest ? misspelt(word, random) : word));
}

/**
 * Whether search brings back a message of which a few words are remembered, with and without a
 * mistake in one of them: recall among the first five, and the mean reciprocal rank (1 for the first
 * place, ½ for the second, 0 beyond the fiftieth).
 */
export async function benchRelevance({ split, json }: RelevanceOptions): Promise<void> {
  const dialogues = await loadDialogues();
  if (!dialogues) {
    print('The real conversations are not beside the repository: this benchmark needs them.');
    process.exitCode = 2;
    return;
  }
  const count = dialogues.reduce((sum, { messages }) => sum + messages.length, 0);
  const folder = await searchCorpus(dialogues, count);
  const messages: Message[] = [];
  for (const records of multipliedCorpus(dialogues, count, 2000)) {
    for (const record of records) if (record.kind === 'message') messages.push(record.doc);
  }
  const items = knownItems(messages, split);
  const random = seeded(split === 'val' ? 5 : 6);
  const store = await openBenchStore(folder);
  const judge = async (queryOf: (item: KnownItem) => readonly string[]) => {
    let within5 = 0;
    let reciprocal = 0;
    for (const item of items) {
      const found = await store.queries.search(`${queryOf(item).join(' ')} `, DEPTH);
      const rank = found.messages.findIndex(({ message }) => message.id === item.messageId);
      if (rank >= 0 && rank < 5) within5 += 1;
      if (rank >= 0) reciprocal += 1 / (rank + 1);
    }
    const rounded = (value: number) => Math.round(value * 1000) / 1000;
    return { recallAt5: rounded(within5 / items.length), mrr: rounded(reciprocal / items.length) };
  };
  const asRemembered = await judge(({ words }) => words);
  const typos = await judge(({ words }) => withTypo(words, random));
  await store.close();

  print(`${items.length} known items (${split}) among ${messages.length} messages`);
  printTable(
    ['query', 'recall@5', 'MRR', 'goal'],
    [
      ['three words', asRemembered.recallAt5, asRemembered.mrr, '0.95'],
      ['one of them misspelt', typos.recallAt5, typos.mrr, '0.85'],
    ],
  );
  await reportJson(json, { split, items: items.length, asRemembered, typos });
}
