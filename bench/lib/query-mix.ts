import type { PutRecord } from '@shared/domain';
import { fold } from '../../src-main/store/search/fold';
import { seeded } from './random';

/** Queries of one kind, drawn from what the corpus holds. */
export interface QueryKind {
  readonly kind: string;
  readonly queries: readonly string[];
}

const SAMPLE = 150_000;
const PER_KIND = 40;

interface Sample {
  /** Words, the commonest first, with how many messages of the sample hold them. */
  readonly words: readonly (readonly [string, number])[];
  readonly pairs: readonly string[];
  readonly triples: readonly string[];
  readonly dense: readonly string[];
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  readonly texts: readonly string[];
}

const DENSE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]{4,}/gu;

function take(corpus: Iterable<readonly PutRecord[]>): Sample {
  const counts = new Map<string, number>();
  const pairs = new Map<string, number>();
  const dense: string[] = [];
  const names: string[] = [];
  const numbers: string[] = [];
  const texts: string[] = [];
  const triples = new Map<string, number>();
  let taken = 0;
  for (const records of corpus) {
    for (const record of records) {
      if (record.kind === 'customer' && names.length < 5000) names.push(record.doc.name);
      if (record.kind !== 'message') continue;
      taken += 1;
      const { text } = record.doc;
      if (texts.length < 20_000) texts.push(text);
      for (const [run] of text.matchAll(DENSE)) if (dense.length < 5000) dense.push(run);
      for (const [run] of text.matchAll(/\d{4,}/g)) if (numbers.length < 5000) numbers.push(run);
      const words: string[] = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
      for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
      if (taken % 5 !== 0) continue;
      for (let n = 0; n + 1 < words.length; n += 1) {
        const pair = `${words[n]} ${words[n + 1]}`;
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
        const triple = `${pair} ${words[n + 2] ?? ''}`;
        if (n + 2 < words.length) triples.set(triple, (triples.get(triple) ?? 0) + 1);
      }
    }
    if (taken >= SAMPLE) break;
  }
  const byCount = (map: Map<string, number>) => [...map].sort((a, b) => b[1] - a[1]);
  return {
    words: byCount(counts),
    pairs: byCount(pairs).map(([pair]) => pair),
    triples: byCount(triples).map(([triple]) => triple),
    dense,
    names,
    numbers,
    texts,
  };
}

/** A word with one mistake, of the kinds that people make: swapped, lost, doubled or wrong letters. */
export function misspelt(word: string, random: () => number): string {
  const letters = [...word];
  const at = 1 + Math.floor(random() * (letters.length - 2));
  const kind = Math.floor(random() * 4);
  const here = letters[at] ?? '';
  const next = letters[at + 1] ?? '';
  if (kind === 0 && here !== next) letters.splice(at, 2, next, here);
  else if (kind === 1) letters.splice(at, 1);
  else if (kind === 2) letters.splice(at, 0, here);
  else letters[at] = String.fromCharCode(97 + Math.floor(random() * 26));
  const wrong = letters.join('');
  return wrong === word ? letters.toSpliced(at, 1).join('') : wrong;
}

/**
 * Queries of every kind, from the frequencies of the corpus itself.
 *
 * @param corpus of which the newest messages are looked at
 */
export function queryMix(corpus: Iterable<readonly PutRecord[]>): QueryKind[] {
  const sample = take(corpus);
  const random = seeded(99);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new RangeError('The corpus holds nothing of this kind.');
    return item;
  };
  const many = (make: (n: number) => string): string[] =>
    Array.from({ length: PER_KIND }, (_, n) => make(n));
  const common = sample.words.slice(0, 40).map(([word]) => word);
  const middling = sample.words.slice(300, 2000).map(([word]) => word);
  const rare = sample.words
    .filter(([word, count]) => count <= 3 && /^[a-z]{5,}$/.test(word))
    .map(([word]) => word);
  const long = sample.words
    .slice(50, 3000)
    .flatMap(([word]) => (/^[a-z]{6,}$/.test(word) ? [word] : []));
  const distinct = (count: number): string => {
    const chosen = new Set<string>();
    while (chosen.size < count) chosen.add(pick(common));
    return [...chosen].join(' ');
  };
  const filters = [
    'from:customer',
    'from:agent',
    'channel:sms',
    'has:note',
    'status:resolved',
    'tag:refund',
    'tag:lost',
    'before:2026-01-01',
    'on:"march 2026"',
  ];
  return [
    { kind: 'commonest words', queries: many((n) => common[n] ?? pick(common)) },
    { kind: 'middling words', queries: many(() => pick(middling)) },
    { kind: 'rare words', queries: many(() => pick(rare)) },
    { kind: 'prefixes, 1 letter', queries: many(() => pick(common).slice(0, 1)) },
    { kind: 'prefixes, 2 letters', queries: many(() => pick(common).slice(0, 2)) },
    { kind: 'prefixes, 3–4 letters', queries: many((n) => pick(middling).slice(0, 3 + (n % 2))) },
    { kind: 'two common words', queries: many(() => distinct(2)) },
    { kind: 'three common words', queries: many(() => distinct(3)) },
    { kind: 'seven common words', queries: many(() => distinct(7)) },
    { kind: 'common and rare', queries: many(() => `${pick(common)} ${pick(rare)}`) },
    { kind: 'common phrase', queries: many((n) => `"${sample.pairs[n] ?? pick(sample.pairs)}"`) },
    {
      kind: 'phrase of three',
      queries: many((n) => `"${sample.triples[n * 3] ?? pick(sample.triples)}"`),
    },
    { kind: 'rare phrase', queries: many(() => `"${pick(sample.pairs.slice(-20_000))}"`) },
    { kind: 'either of two', queries: many(() => `${pick(common)} OR ${pick(rare)}`) },
    { kind: 'without', queries: many(() => `${pick(middling)} -${pick(common)}`) },
    {
      kind: 'word and filter',
      queries: many((n) => `${pick(middling)} ${filters[n % filters.length] ?? ''}`),
    },
    {
      kind: 'common word, filter',
      queries: many((n) => `${pick(common)} ${filters[n % filters.length] ?? ''}`),
    },
    {
      kind: 'filters alone',
      queries: many(
        (n) =>
          `${filters[n % filters.length] ?? ''} ${filters[(n * 4 + 1) % filters.length] ?? ''}`,
      ),
    },
    {
      kind: 'word of one customer',
      queries: many(() => `${pick(common)} customer:"${pick(sample.names)}"`),
    },
    { kind: 'names', queries: many(() => pick(sample.names)) },
    {
      kind: 'Chinese, Japanese, Thai',
      queries: many((n) => [...pick(sample.dense)].slice(1, 3 + (n % 2)).join('')),
    },
    {
      kind: 'parts of numbers',
      queries: many((n) => pick(sample.numbers).slice(n % 2, 4 + (n % 2))),
    },
    { kind: 'e-mail address', queries: many((n) => `${n * 37}@example.com`) },
    { kind: 'misspelt', queries: many(() => misspelt(pick(long), random)) },
    { kind: 'no result', queries: many((n) => `zqx${n}jvk ${pick(common)}`) },
    { kind: 'typing a sentence', queries: growing(sample.texts, pick) },
  ];
}

/** What is asked for while somebody types the beginning of a message. */
function growing(texts: readonly string[], pick: (items: readonly string[]) => string): string[] {
  const steps: string[] = [];
  while (steps.length < PER_KIND) {
    const text = pick(texts).slice(0, 24);
    for (let length = 1; length <= text.length && steps.length < PER_KIND; length += 1) {
      steps.push(text.slice(0, length));
    }
  }
  return steps;
}
