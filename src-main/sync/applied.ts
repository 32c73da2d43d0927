import type { ApplyResult } from '../store/api';
import type { SyncContext } from './context';

/** Passes on what a write changed: to the listener, and to the count in the status. */
export function tellApplied(
  context: SyncContext,
  result: ApplyResult | null,
  urgency: 'now' | 'background',
): void {
  if (!result) return;
  context.board.fill({ cachedMessages: result.cachedMessages });
  if (urgency === 'now') context.notices.now(result);
  else context.notices.background(result);
}

/** Reads again what was set aside. A store that cannot say it does not stop the sync. */
export async function refreshSetAside(context: SyncContext): Promise<void> {
  try {
    context.board.setAside(await context.cache.setAside());
  } catch (error) {
    context.report(error);
  }
}
