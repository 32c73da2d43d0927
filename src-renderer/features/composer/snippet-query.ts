import type { Snippet } from '@shared/domain';
import type { Use } from '@shared/ipc';
import { foldedLetters } from '@shared/rules';

/** A snippet being looked for: from the slash to the caret, as offsets into the text. */
export interface SnippetQuery {
  readonly start: number;
  readonly end: number;
  readonly filter: string;
}

const MAX_FILTER = 40;

/**
 * Whether the caret stands in a `/word` that asks for a snippet.
 *
 * @returns null when there is no slash at the beginning of the text or after a space before it
 */
export function snippetQueryAt(text: string, caret: number): SnippetQuery | null {
  const head = text.slice(Math.max(0, caret - MAX_FILTER - 1), caret);
  const match = /(?:^|\s)\/([^\s/]*)$/u.exec(head);
  if (match === null) return null;
  const filter = match[1] ?? '';
  const start = caret - filter.length - 1;
  // In the middle of a long word the cut-off head would look like its beginning.
  if (start > 0 && !/\s/u.test(text.charAt(start - 1))) return null;
  return { start, end: caret, filter };
}

/** How well a snippet fits all words of what was typed: 0 best, 4 not at all. */
function rankOf(snippet: Snippet, wanted: string): number {
  const words = wanted.split(/\s+/u).filter((word) => word !== '');
  return Math.max(0, ...words.map((word) => wordRank(snippet, word)));
}

function wordRank(snippet: Snippet, wanted: string): number {
  const name = foldedLetters(snippet.name);
  if (name.startsWith(wanted)) return 0;
  const startsWord = (text: string) =>
    text.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted));
  if (name.includes(wanted) || startsWord(foldedLetters(snippet.folder))) return 1;
  const text = foldedLetters(snippet.text);
  if (startsWord(text)) return 2;
  return text.includes(wanted) || foldedLetters(snippet.folder).includes(wanted) ? 3 : 4;
}

/**
 * The snippets for what was typed: names that begin with it first, then names and folders that
 * hold it, then texts; the customer's language before the others, what is used most often
 * before the rest, and own ones before those of the team.
 *
 * @param language of the customer, BCP 47, or null
 * @param uses how often this person has used which
 */
export function matchingSnippets<T extends Snippet & { readonly own?: boolean }>(
  snippets: readonly T[],
  filter: string,
  language: string | null,
  uses: readonly Use[] = [],
): T[] {
  const wanted = foldedLetters(filter);
  const counts = new Map(uses.map(({ id, count }) => [id, count]));
  const base = language?.split('-')[0];
  const foreign = (snippet: Snippet) => (snippet.language.split('-')[0] === base ? 0 : 1);
  return snippets
    .map((snippet) => ({
      snippet,
      rank: rankOf(snippet, wanted),
      foreign: base ? foreign(snippet) : 0,
      count: counts.get(snippet.id) ?? 0,
    }))
    .filter((each) => each.rank < 4)
    .toSorted(
      (a, b) =>
        a.foreign - b.foreign ||
        a.rank - b.rank ||
        b.count - a.count ||
        Number(b.snippet.own ?? false) - Number(a.snippet.own ?? false) ||
        a.snippet.name.localeCompare(b.snippet.name),
    )
    .map((each) => each.snippet);
}
