import type { Snippet } from '@shared/domain';

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

/**
 * The snippets for what was typed: names that begin with it first, then names and folders that
 * hold it, then texts; the customer's language before the others.
 *
 * @param language of the customer, BCP 47, or null
 */
export function matchingSnippets(
  snippets: readonly Snippet[],
  filter: string,
  language: string | null,
): Snippet[] {
  const wanted = filter.toLowerCase();
  const rank = (snippet: Snippet): number => {
    const name = snippet.name.toLowerCase();
    if (name.startsWith(wanted)) return 0;
    if (name.includes(wanted) || snippet.folder.toLowerCase().includes(wanted)) return 1;
    return snippet.text.toLowerCase().includes(wanted) ? 2 : 3;
  };
  const base = language?.split('-')[0];
  const foreign = (snippet: Snippet) => (snippet.language.split('-')[0] === base ? 0 : 1);
  return snippets
    .map((snippet) => ({ snippet, rank: rank(snippet), foreign: base ? foreign(snippet) : 0 }))
    .filter((each) => each.rank < 3)
    .toSorted(
      (a, b) =>
        a.foreign - b.foreign || a.rank - b.rank || a.snippet.name.localeCompare(b.snippet.name),
    )
    .map((each) => each.snippet);
}
