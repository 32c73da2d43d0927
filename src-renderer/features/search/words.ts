import type { SearchResults } from '@shared/ipc';
import { parseSearch, readsDayFirst, withoutPart, withPart } from '@shared/search';

/** The text that really was searched for: the query with its corrections. */
export function respelled({ query, corrected }: SearchResults): string {
  // From its end, so that the places of the others stay what they are.
  return corrected
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((text, { span, to }) => withPart(text, span, to), query);
}

/**
 * The words by which results were found: without filters, and as they were corrected. They find the
 * same messages inside of one conversation.
 */
export function wordsOf({ query, corrected }: SearchResults): string {
  const { filters } = parseSearch(query, { now: Date.now(), dayFirst: readsDayFirst() });
  const changes = [
    ...filters.map(({ span }) => ({ span, to: null })),
    ...corrected.map(({ span, to }) => ({ span, to })),
  ];
  return changes
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce(
      (text, { span, to }) => (to === null ? withoutPart(text, span) : withPart(text, span, to)),
      query,
    );
}
