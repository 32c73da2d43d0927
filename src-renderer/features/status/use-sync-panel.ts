import { useEffect } from 'react';
import type { SyncPanel, SyncStatus } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';

/** The status changes several times a second during a fill; what stands beside it follows slower. */
const FOLLOW_EVERY_MS = 1000;

/** What the panel shows beside the status, kept up with it. */
export function useSyncPanel(status: SyncStatus): SyncPanel | undefined {
  const { data, dataUpdatedAt, refetch } = useHeddleQuery('sync.panel', undefined);
  useEffect(() => {
    const dueIn = Math.max(0, dataUpdatedAt + FOLLOW_EVERY_MS - Date.now());
    const timer = setTimeout(() => void refetch(), dueIn);
    return () => clearTimeout(timer);
    // Each status asks once more; an answer does not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [status]);
  return data;
}
