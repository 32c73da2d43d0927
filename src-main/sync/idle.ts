import type { SyncStatus } from '@shared/ipc';

/** Whether there is nothing left to do: all of the history is here, and nothing waits to be sent. */
export function isSyncIdle({ connection, fill, outbox }: SyncStatus): boolean {
  return connection.state === 'connected' && fill.phase === 'complete' && outbox.waiting === 0;
}
