import type { QueryClient } from '@tanstack/react-query';
import type { ConversationView } from '@shared/ipc';
import { greetsAnother } from '@shared/rules';
import { call } from '../../app/bridge';
import { heddleQuery } from '../../app/query';
import { useScreen } from '../../app/state';

/** The conversations that are open anywhere on this computer, but for this one. */
async function othersOpen(threadId: string): Promise<string[]> {
  const { panes, popOuts, ownThreadId } = useScreen.getState();
  const here = [...panes.map((pane) => pane.threadId), ...popOuts];
  if (ownThreadId !== null) {
    const [layout, windows] = await Promise.all([
      call('layout.get', undefined),
      call('popOut.list', undefined),
    ]);
    if (layout.ok) here.push(...(layout.value?.panes ?? []));
    if (windows.ok) here.push(...windows.value);
  }
  return [...new Set(here)].filter((each) => each !== threadId);
}

/**
 * Finds out whether a reply greets a customer of another open conversation.
 *
 * @returns their name; null: it does not, or nobody can say
 */
export async function greetedElsewhere(
  client: QueryClient,
  view: ConversationView,
  text: string,
): Promise<string | null> {
  const threadIds = await othersOpen(view.thread.id);
  if (threadIds.length === 0) return null;
  const views = await Promise.all(
    threadIds.map((threadId) =>
      client.fetchQuery(heddleQuery('conversation.open', { threadId })).catch(() => null),
    ),
  );
  const names = views.flatMap((other) =>
    other === null || other.customer.id === view.customer.id ? [] : [other.customer.name],
  );
  return greetsAnother(text, view.customer.name, names);
}
