import type { KeptSearches, RequestOf, SavedSearch } from '@shared/ipc';
import { Refusal } from '../ipc/refusal';
import type { ActiveSession } from '../session/active-session';

/** What this person searched for before. */
export function keptSearches(session: ActiveSession): Promise<KeptSearches> {
  return session.store.work.searches();
}

/** @param now Unix ms */
export async function rememberSearch(
  { text }: RequestOf<'search.remember'>,
  session: ActiveSession,
  now: number,
): Promise<void> {
  await session.store.work.rememberSearch(text, now);
  session.changed(['kept-searches'], null);
}

export async function forgetSearch(
  { text }: RequestOf<'search.forget'>,
  session: ActiveSession,
): Promise<void> {
  await session.store.work.forgetSearch(text);
  session.changed(['kept-searches'], null);
}

/** @throws Refusal `too-many-searches` */
export async function saveSearch(search: SavedSearch, session: ActiveSession): Promise<void> {
  if (!(await session.store.work.saveSearch(search))) {
    throw new Refusal(
      'too-many-searches',
      'There is no room for another saved search. Remove one that you do not need any more.',
    );
  }
  session.changed(['kept-searches'], null);
}

export async function removeSavedSearch(
  { id }: RequestOf<'search.removeSaved'>,
  session: ActiveSession,
): Promise<void> {
  await session.store.work.removeSavedSearch(id);
  session.changed(['kept-searches'], null);
}
