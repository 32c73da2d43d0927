import type { MarkedText } from '@shared/ipc';
import type { CommandOf } from '../arguments';
import { openProfile, openProfileStore } from '../profile';
import { counted, elapsed, type Surroundings, words } from '../surroundings';

/**
 * `engine search`: the results with their timings. The one command that prints what customers wrote.
 *
 * @returns the exit code
 */
export async function search(
  command: CommandOf<'search'>,
  surroundings: Surroundings,
): Promise<number> {
  const { output, env } = surroundings;
  const profile = await openProfile(command.profile, env);
  const store = await openProfileStore(profile, surroundings);
  try {
    const startedAt = elapsed();
    const found = await store.queries.search(command.text, command.limit);
    const totalMs = round(elapsed() - startedAt);
    const queryMs = round(found.tookMs);
    const { length } = found.messages;
    const messages = found.moreMessages
      ? `${words(length)} or more messages`
      : counted(length, 'message');
    const customers = counted(found.customers.length, 'customer');
    output.result(
      [
        ...found.messages.map(
          ({ message, customer, snippet }) =>
            `${new Date(message.at).toISOString().slice(0, 16)}  ${plain(customer.name)}: ${plain(textOf(snippet))}`,
        ),
        ...found.customers.map(({ name }) => `customer  ${plain(textOf(name))}`),
        ...found.snippets.map(({ name }) => `snippet   ${plain(name)}`),
        ...found.articles.map(({ title }) => `article   ${plain(title)}`),
        `${messages}, ${customers}; the search took ${queryMs} ms, ${totalMs} ms with the way there and back.`,
      ],
      { ...found, tookMs: queryMs, totalMs },
    );
    return 0;
  } finally {
    await store.close();
  }
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}

function textOf(text: MarkedText): string {
  return text.map((part) => part.text).join('');
}

/** What customers write may hold codes that a terminal obeys. */
function plain(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ');
}
