import type {
  Article,
  Attributes,
  Customer,
  CustomerEvent,
  Message,
  Snippet,
} from '@shared/domain';
import { ATTACHMENT_FACET, facetsOf } from './facets';
import { fold } from './fold';
import { numberTokens } from './numbers';
import { indexText } from './tokens';

/** What the index of snippets and articles holds. */
export interface SearchText {
  readonly title: string;
  readonly body: string;
}

/** A customer with more events than this is found by the newest ones. */
const MAX_EVENTS = 500;

/** What a customer's attributes say, as texts. Numbers count: order numbers often are. */
export function attributeTexts(attributes: Attributes): string[] {
  return Object.values(attributes)
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map(String);
}

/** What a customer is found by: the name, and attributes and events. Events newest first. */
export function customerSearchText(
  customer: Customer,
  events: readonly CustomerEvent[],
): { readonly name: string; readonly detail: string } {
  const details = [
    ...attributeTexts(customer.attributes),
    ...events
      .slice(0, MAX_EVENTS)
      .flatMap((event) => [event.title, ...attributeTexts(event.attributes)]),
  ];
  const detail = details.join('\n');
  const numbers = numberTokens(fold(detail)).join(' ');
  return { name: indexText(customer.name), detail: `${indexText(detail)} ${numbers}`.trimEnd() };
}

/** What a snippet is found by. */
export function snippetSearchText(snippet: Snippet): SearchText {
  return { title: indexText(snippet.name), body: indexText(snippet.text) };
}

/** What an article is found by. */
export function articleSearchText(article: Article): SearchText {
  return { title: indexText(article.title), body: indexText(article.body) };
}

/**
 * What a message is found by: its words, then what it is, then the names of its files, then the
 * spellings of its numbers. What it is stands in between, so that no phrase reaches from one of these
 * into the next.
 */
export function messageSearchText(message: Message): string {
  const names = message.attachments.map(({ name }) => name);
  return [
    indexText(message.text),
    ...facetsOf(message),
    ...names.flatMap((name) => [indexText(name), ATTACHMENT_FACET]),
    ...numberTokens(fold([message.text, ...names].join('\n'))),
  ].join(' ');
}
