import type { Snippet } from '../domain';

/** A snippet, and whether it is this person's own. */
export interface KnownSnippet extends Snippet {
  readonly own: boolean;
}

/** Letters as they are compared: without case and accents. */
export function foldedLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase();
}

/** What was typed as a name, as one word that can follow a slash: neither spaces nor slashes. */
export function snippetNameOf(typed: string): string {
  return typed.replace(/^[\s/]+/u, '').replace(/[\s/]+/gu, '-');
}

/**
 * The snippet that has the name of another one already, in the same language: behind `/name` both
 * would be offered.
 *
 * @param snippet the one that gets the name
 * @param others all there are, itself included or not
 * @returns an own one rather than the team's; null: the name is free
 */
export function nameConflict<T extends KnownSnippet>(
  snippet: Pick<Snippet, 'id' | 'name' | 'language'>,
  others: readonly T[],
): T | null {
  const name = foldedLetters(snippet.name);
  const language = baseOf(snippet.language);
  const same = others.filter(
    (other) =>
      other.id !== snippet.id &&
      foldedLetters(other.name) === name &&
      baseOf(other.language) === language,
  );
  return same.find(({ own }) => own) ?? same[0] ?? null;
}

function baseOf(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? language;
}
