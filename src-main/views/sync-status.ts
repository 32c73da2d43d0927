import type { SyncStatus } from '@shared/ipc';
import type { ActiveSession } from '../session/active-session';

/** The state of the sync as it is shown; how the cache is protected is the session's to say. */
export function syncStatus(session: ActiveSession | null, now: number): SyncStatus {
  if (session) {
    const { engine, store, encryption } = session;
    const index = store.cache.indexStatus();
    return { ...engine.status(), storage: store.storage(), index, encryption };
  }
  return {
    connection: {
      state: 'idle',
      since: now,
      retryAt: null,
      lastContactAt: null,
      url: null,
      clockAheadMs: null,
    },
    fill: {
      phase: 'none',
      received: 0,
      expected: 0,
      completeSince: null,
      cachedMessages: 0,
      finishesAt: null,
      trouble: null,
    },
    outbox: { waiting: 0, failed: 0, conflicts: 0, trouble: null },
    setAside: { count: 0, newest: [] },
    storage: { state: 'ok', since: now },
    index: { state: 'unknown', checkedAt: null, progress: null },
    encryption: 'key-store',
  };
}
