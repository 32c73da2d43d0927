import type { SearchResults } from '@shared/ipc';
import { parseSearch, readsDayFirst, withoutPart } from '@shared/search';

/** A typed text with one of its words exchanged for other words. */
export function exchanged(text: string, from: string, to: string): string {
  const at = text.toLowerCase().indexOf(from.toLowerCase());
  return at < 0 ? to : text.slice(0, at) + to + text.slice(at + from.length);
}

/**
 * The words by which results were found: without filters, and as they were corrected. They find the
 * same messages inside of one conversation.
 */
export function wordsOf({ query, corrected }: SearchResults): string {
  const { filters } = parseSearch(query, { now: Date.now(), dayFirst: readsDayFirst() });
  const words = filters.reduceRight((text, { span }) => withoutPart(text, span), query);
  return corrected.reduce((text, { from, to }) => exchanged(text, from, to), words);
}
