import type { NamedLayout } from '@shared/ipc';
import { Refusal } from '../ipc/refusal';
import type { ActiveSession } from '../session/active-session';

/** @throws Refusal `too-many-layouts` */
export async function saveLayout(named: NamedLayout, session: ActiveSession): Promise<void> {
  if (!(await session.store.work.saveNamedLayout(named))) {
    throw new Refusal(
      'too-many-layouts',
      'There is no room for another layout. Delete one that you do not need any more.',
    );
  }
  session.changed(['layouts'], null);
}

export async function removeLayout(
  { id }: { readonly id: string },
  session: ActiveSession,
): Promise<void> {
  await session.store.work.removeNamedLayout(id);
  session.changed(['layouts'], null);
}
