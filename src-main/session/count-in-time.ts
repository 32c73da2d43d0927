import type { ActiveSession } from './active-session';
import { countUnsent } from './unsent';

/** How long a wipe waits to learn what goes with it. */
const COUNT_TIMEOUT_MS = 2000;

/** A store that does not answer holds nothing up: what is to be removed is unreadable already. */
export async function countInTime(
  session: ActiveSession,
): Promise<{ readonly replies: number; readonly drafts: number } | null> {
  const timeout = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), COUNT_TIMEOUT_MS).unref();
  });
  const counts = countUnsent(session.store).catch(() => null);
  const work = await Promise.race([counts, timeout]);
  return work && { replies: work.replies + work.changes, drafts: work.drafts };
}
