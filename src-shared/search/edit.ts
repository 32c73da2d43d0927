import { QUOTES } from './lexer';
import type { TextSpan } from './query';

/** The typed text without one of its parts, for a chip that is taken away. */
export function withoutPart(text: string, { start, end }: TextSpan): string {
  return `${text.slice(0, start).trimEnd()} ${text.slice(end).trimStart()}`.trim();
}

/** The typed text with one of its parts written anew, for a chip that is edited. */
export function withPart(text: string, { start, end }: TextSpan, part: string): string {
  return text.slice(0, start) + part + text.slice(end);
}

/** A filter as it is typed; values of several words get quotes. */
export function filterText(key: string, value: string): string {
  const clean = value.replaceAll('"', ' ').trim();
  return /\s/u.test(clean) ? `${key}:"${clean}"` : `${key}:${clean}`;
}

/** Longer names are cut: the filter has to stay within what a query is read up to. */
const READABLE_NAME_MAX = 80;

/** The filter that finds everything of exactly this customer; the name says who that is. */
export function customerFilterText(customer: {
  readonly id: string;
  readonly name: string;
}): string {
  const name = customer.name.replace(QUOTES, ' ').slice(0, READABLE_NAME_MAX).toWellFormed();
  return filterText('customer', `${name} id=${customer.id}`);
}

/** The text with a part added at its end. */
export function withFilter(text: string, key: string, value: string): string {
  const before = text.trimEnd();
  return before === '' ? `${filterText(key, value)} ` : `${before} ${filterText(key, value)} `;
}
