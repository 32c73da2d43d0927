import type { SyncContext } from './context';
import type { Written } from './cache-writer';

/** Passes on what a write changed: to the listener, and to the count in the status. */
export function tellApplied(
  context: SyncContext,
  written: Written,
  urgency: 'now' | 'background',
): void {
  if (written.type !== 'applied') return;
  context.board.fill({ cachedMessages: written.result.cachedMessages });
  if (urgency === 'now') context.notices.now(written.result);
  else context.notices.background(written.result);
}

/** Reads again what was set aside. A store that cannot say it does not stop the sync. */
export async function refreshSetAside(context: SyncContext): Promise<void> {
  try {
    context.board.setAside(await context.cache.setAside());
  } catch (error) {
    context.report(error);
  }
}
