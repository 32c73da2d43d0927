import type { Language } from '@shared/ipc';

/** One emoji as it is offered. */
export interface Emoji {
  readonly emoji: string;
  /** As in Unicode's own charts; see `GROUPS`. */
  readonly group: number;
  /** What is typed between colons, the usual one first. */
  readonly shortcodes: readonly string[];
  readonly hasTones: boolean;
  readonly label: string;
  /** What it is found by, folded. */
  readonly words: readonly string[];
}

/** The groups in the order in which they are offered, each with the emoji on its tab. */
export const GROUPS = [
  { group: 0, id: 'smileys', sign: '😀' },
  { group: 1, id: 'people', sign: '👋' },
  { group: 3, id: 'nature', sign: '🌿' },
  { group: 4, id: 'food', sign: '🍎' },
  { group: 5, id: 'travel', sign: '✈️' },
  { group: 6, id: 'activities', sign: '⚽' },
  { group: 7, id: 'objects', sign: '💡' },
  { group: 8, id: 'symbols', sign: '❤️' },
  { group: 9, id: 'flags', sign: '🏁' },
] as const;

/** No tone, and the five of Unicode. */
export const TONES = ['', '🏻', '🏼', '🏽', '🏾', '🏿'] as const;

/** An emoji in a tone of skin; one that has none stays as it is. */
export function inTone(
  { emoji, hasTones }: Pick<Emoji, 'emoji' | 'hasTones'>,
  tone: number,
): string {
  const modifier = TONES[tone] ?? '';
  if (!hasTones || modifier === '') return emoji;
  const [first = '', ...rest] = emoji;
  // The sign that asks for the coloured form is implied by a tone.
  return first + modifier + rest.join('').replace(/^\uFE0F/u, '');
}

/** Words as they are compared: without case and accents. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase();
}

type Words = readonly (readonly string[])[];

const english = (): Promise<{ default: unknown }> => import('./data/words-en.json');
/** Arabic has no list of its own yet; English is what is left. */
const wordsOf: Readonly<Record<Language, () => Promise<{ default: unknown }>>> = {
  en: english,
  'en-XA': english,
  ar: english,
  es: () => import('./data/words-es.json'),
  de: () => import('./data/words-de.json'),
  fr: () => import('./data/words-fr.json'),
  ja: () => import('./data/words-ja.json'),
};

const loaded = new Map<Language, Promise<readonly Emoji[]>>();

async function load(language: Language): Promise<readonly Emoji[]> {
  const [{ default: base }, own] = await Promise.all([
    import('./data/emoji.json'),
    wordsOf[language](),
  ]);
  const words = own.default as Words;
  return base.map(([emoji, group, shortcodes, tones], index) => {
    const [label = '', tags = ''] = words[index] ?? [];
    const codes = String(shortcodes).split(' ').filter(Boolean);
    return {
      emoji: String(emoji),
      group: Number(group),
      shortcodes: codes,
      hasTones: tones === 1,
      label,
      words: [...codes.map((code) => code.replaceAll('_', ' ')), label, ...tags.split(' ')]
        .map(folded)
        .flatMap((each) => [each, ...each.split(/[^\p{L}\p{N}]+/u)]),
    };
  });
}

/** All emoji with their names in a language; read once, from the app itself. */
export function loadEmoji(language: Language): Promise<readonly Emoji[]> {
  const known = loaded.get(language);
  if (known) return known;
  const list = load(language);
  loaded.set(language, list);
  return list;
}

/**
 * The emoji for what was typed, the likeliest first.
 *
 * @param order how often each was used, by emoji
 */
export function findEmoji(
  all: readonly Emoji[],
  typed: string,
  order: ReadonlyMap<string, number>,
  limit: number,
): Emoji[] {
  const wanted = folded(typed.trim().replaceAll('_', ' '));
  if (wanted === '') return [];
  const terms = wanted.split(/\s+/u);
  const rank = (emoji: Emoji): number => {
    const code = emoji.shortcodes.map((each) => each.replaceAll('_', ' '));
    if (code.includes(wanted)) return 0;
    if (code.some((each) => each.startsWith(wanted))) return 1;
    const fits = terms.every((term) => emoji.words.some((word) => word.startsWith(term)));
    if (!fits) return 9;
    return folded(emoji.label).startsWith(wanted) ? 2 : 3;
  };
  return all
    .map((emoji, index) => ({ emoji, index, rank: rank(emoji) }))
    .filter((each) => each.rank < 9)
    .toSorted(
      (a, b) =>
        a.rank - b.rank ||
        (order.get(b.emoji.emoji) ?? 0) - (order.get(a.emoji.emoji) ?? 0) ||
        a.index - b.index,
    )
    .slice(0, limit)
    .map((each) => each.emoji);
}

/** The id under which the use of an emoji is counted. */
export function countIdOf(emoji: string): string {
  return `emoji:${[...emoji].map((each) => each.codePointAt(0)?.toString(16)).join('-')}`;
}

/** The emoji that such an id counts; null when it is another one. */
export function emojiOfUse(id: string): string | null {
  if (!id.startsWith('emoji:')) return null;
  const codes = id
    .slice('emoji:'.length)
    .split('-')
    .map((code) => Number.parseInt(code, 16));
  const isPoint = (code: number) => code > 0 && code <= 0x10ffff;
  return codes.every(isPoint) ? String.fromCodePoint(...codes) : null;
}

/** The tone that was chosen last. */
export function toneOfUses(uses: readonly { readonly id: string }[]): number {
  const last = uses.find(({ id }) => id.startsWith('tone:'));
  const tone = Number(last?.id.slice('tone:'.length) ?? 0);
  return tone >= 0 && tone < TONES.length ? tone : 0;
}
