import type { Message } from '@shared/domain';
import { fold } from '../src-main/store/search/fold';
import { loadDialogues } from './lib/dialogues';
import { multipliedCorpus } from './lib/multiplied';
import { misspelt } from './lib/query-mix';
import { hashOf, seeded } from './lib/random';
import { print, printTable, reportJson } from './lib/report';
import { openBenchStore, searchCorpus } from './lib/search-corpus';

const DEPTH = 50;
const ITEMS = 600;
const WORDS = 3;
/** A word that more than one message in a hundred has tells little. */
const DISTINCTIVE_SHARE = 0.01;
/** Of words that more messages have together, nobody can say which message was meant. */
const TOGETHER_MAX = 20;

export interface RelevanceOptions {
  /** `val` to choose by, `test` to report. */
  readonly split: 'val' | 'test';
  readonly json: string | undefined;
}

interface KnownItem {
  readonly messageId: string;
  readonly words: readonly string[];
  /** The words together are in so few messages that there is an answer to be found. */
  readonly distinctive: boolean;
}

/** Messages by the words they hold. */
function holdersOf(messages: readonly Message[]): (words: readonly string[]) => number {
  const holders = new Map<string, Set<number>>();
  for (const [index, { text }] of messages.entries()) {
    for (const word of wordsOf(text)) {
      const known = holders.get(word);
      if (known) known.add(index);
      else holders.set(word, new Set([index]));
    }
  }
  return (words) => {
    const [first, ...others] = words.map((word) => holders.get(word) ?? new Set<number>());
    return [...(first ?? [])].filter((index) => others.every((other) => other.has(index))).length;
  };
}

function wordsOf(text: string): string[] {
  return [...new Set(fold(text).match(/[a-z]{4,}/g) ?? [])];
}

/** Messages that nobody wrote a second time, and the few words that tell each from all others. */
export function knownItems(messages: readonly Message[], split: 'val' | 'test'): KnownItem[] {
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
  const together = holdersOf(messages);
  const items: KnownItem[] = [];
  for (const { message } of candidates) {
    if (items.length === ITEMS) break;
    // What people remember of a message: words that say something, in the order of the text. A word
    // that only this message has would find it anywhere, so others have used each of them as well.
    const distinctive = wordsOf(message.text).filter((word) => {
      const count = counts.get(word) ?? 0;
      return count >= 2 && count <= messages.length * DISTINCTIVE_SHARE;
    });
    const rarest = new Set(
      distinctive.toSorted((x, y) => (counts.get(x) ?? 0) - (counts.get(y) ?? 0)).slice(0, WORDS),
    );
    const words = distinctive.filter((word) => rarest.has(word));
    if (words.length !== WORDS) continue;
    items.push({ messageId: message.id, words, distinctive: together(words) <= TOGETHER_MAX });
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
  const clear = items.filter(({ distinctive }) => distinctive);
  const judge = async (
    judged: readonly KnownItem[],
    queryOf: (item: KnownItem) => readonly string[],
  ) => {
    let within5 = 0;
    let reciprocal = 0;
    for (const item of judged) {
      const found = await store.queries.search(`${queryOf(item).join(' ')} `, DEPTH);
      const rank = found.messages.findIndex(({ message }) => message.id === item.messageId);
      if (rank >= 0 && rank < 5) within5 += 1;
      if (rank >= 0) reciprocal += 1 / (rank + 1);
    }
    const rounded = (value: number) => Math.round(value * 1000) / 1000;
    return {
      recallAt5: rounded(within5 / judged.length),
      mrr: rounded(reciprocal / judged.length),
    };
  };
  const asRemembered = await judge(clear, ({ words }) => words);
  const misspelled = await judge(clear, ({ words }) => withTypo(words, random));
  const ambiguous = await judge(items, ({ words }) => words);
  await store.close();

  print(
    `${clear.length} known items (${split}) among ${messages.length} messages; words in no more than`,
  );
  print(
    `${TOGETHER_MAX} messages together. Last row: all ${items.length} items, also those of many.`,
  );
  printTable(
    ['query', 'recall@5', 'MRR', 'goal'],
    [
      ['three words', asRemembered.recallAt5, asRemembered.mrr, '0.95'],
      ['one of them misspelt', misspelled.recallAt5, misspelled.mrr, '0.85'],
      ['three words, ambiguous as well', ambiguous.recallAt5, ambiguous.mrr, ''],
    ],
  );
  await reportJson(json, { split, items: clear.length, asRemembered, misspelled, ambiguous });
}
