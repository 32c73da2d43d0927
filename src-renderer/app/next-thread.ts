import { PANES_MAX } from '@shared/domain/limits';
import { call } from './bridge';
import { useScreen } from './state';

/**
 * Opens the thread of mine that is due next and not open yet, in the focused pane. Does nothing
 * when there is none.
 *
 * @returns whether one was opened
 */
export async function openNextThread(): Promise<boolean> {
  const result = await call('inbox.page', {
    state: 'waiting-on-us',
    filter: 'mine',
    offset: 0,
    limit: PANES_MAX + 1,
  });
  if (!result.ok) return false;
  const { panes, openThread } = useScreen.getState();
  const open = new Set(panes.map((pane) => pane.threadId));
  const next = result.value.rows.find((row) => !open.has(row.threadId));
  if (!next) return false;
  openThread(next.threadId);
  return true;
}
