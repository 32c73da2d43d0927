import type { BulkChange } from '@shared/ipc';
import { call } from '../../app/bridge';
import { useInboxNotice } from '../../app/state';
import type { Picks } from './usePicks';

/** Changes the picked threads and says so, with the way back. */
export async function changeAll(picks: Picks, change: BulkChange): Promise<void> {
  const threads = [...picks].map(([threadId, { lastMessageId }]) => ({ threadId, lastMessageId }));
  if (threads.length === 0) return;
  const { tell } = useInboxNotice.getState();
  const result = await call('inbox.bulk', { change, threads });
  if (!result.ok) {
    tell({ kind: 'failed', text: result.error.message });
    return;
  }
  const { bulkId, changed } = result.value;
  tell({ kind: 'bulk', bulkId, change: change.kind, count: changed });
}

/** Takes back the last change of many threads. */
export async function undoLast(): Promise<void> {
  const { lastBulkId, tell } = useInboxNotice.getState();
  if (lastBulkId === null) return;
  const result = await call('inbox.undoBulk', { bulkId: lastBulkId });
  if (result.ok) tell({ kind: 'restored', count: result.value.restored });
  else tell({ kind: 'failed', text: result.error.message });
}
