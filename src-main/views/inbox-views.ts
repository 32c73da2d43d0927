import type { RequestOf, SavedView } from '@shared/ipc';
import { Refusal } from '../ipc/refusal';
import type { ActiveSession } from '../session/active-session';

/** The views of the inbox that this person named. */
export async function savedViews(session: ActiveSession): Promise<SavedView[]> {
  return [...(await session.store.work.views())];
}

/** @throws Refusal `too-many-views` */
export async function saveView(view: SavedView, session: ActiveSession): Promise<void> {
  if (!(await session.store.work.saveView(view))) {
    throw new Refusal(
      'too-many-views',
      'There is no room for another view. Remove one that you do not need any more.',
    );
  }
  session.changed(['inbox-views'], null);
}

export async function removeView(
  { id }: RequestOf<'inbox.removeView'>,
  session: ActiveSession,
): Promise<void> {
  await session.store.work.removeView(id);
  session.changed(['inbox-views'], null);
}

export async function orderViews(
  { ids }: RequestOf<'inbox.orderViews'>,
  session: ActiveSession,
): Promise<void> {
  await session.store.work.orderViews(ids);
  session.changed(['inbox-views'], null);
}
