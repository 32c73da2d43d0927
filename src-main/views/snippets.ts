import type { RequestOf, SnippetView } from '@shared/ipc';
import { Refusal } from '../ipc/refusal';
import type { ActiveSession } from '../session/active-session';

/** This person's own snippets, then those of the team. */
export async function snippets(session: ActiveSession): Promise<SnippetView[]> {
  const [own, team] = await Promise.all([
    session.store.work.ownSnippets(),
    session.store.queries.snippets(),
  ]);
  return [
    ...own.map((each) => ({ ...each, own: true })),
    ...team.map((each) => ({ ...each, own: false })),
  ];
}

/** @throws Refusal `too-many-snippets`, `name-taken` */
export async function saveSnippet(
  snippet: RequestOf<'snippets.save'>,
  session: ActiveSession,
): Promise<void> {
  const saved = await session.store.work.saveOwnSnippet(snippet);
  if (saved === 'name-taken') {
    throw new Refusal(
      'name-taken',
      `You have a snippet /${snippet.name} already. Choose another name.`,
    );
  }
  if (saved === 'no-room') {
    throw new Refusal(
      'too-many-snippets',
      'There is no room for another snippet. Delete one that you do not need any more.',
    );
  }
  session.changed(['reference'], null);
}

export async function removeSnippet(
  { id }: RequestOf<'snippets.remove'>,
  session: ActiveSession,
): Promise<void> {
  await session.store.work.removeOwnSnippet(id);
  session.changed(['reference'], null);
}
