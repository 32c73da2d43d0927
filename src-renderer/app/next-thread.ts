import { call } from './bridge';
import { useInboxNotice, useScreen } from './state';

/**
 * Opens the most urgent thread that can be answered now and is not open yet, in the focused pane, and
 * says why it is that one.
 *
 * @returns whether one was opened
 */
export async function openNextThread(): Promise<boolean> {
  const { panes, popOuts, openThread } = useScreen.getState();
  const { tell } = useInboxNotice.getState();
  const openThreadIds = [...panes.map((pane) => pane.threadId), ...popOuts];
  const result = await call('inbox.next', { openThreadIds });
  if (!result.ok) return false;
  const next = result.value;
  if (next === null) {
    tell({ kind: 'no-next' });
    return false;
  }
  openThread(next.threadId);
  tell({ kind: 'next', next });
  return true;
}
