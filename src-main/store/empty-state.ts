import type { SyncState } from './api';

/** The state of a cache in which there is nothing. */
export const EMPTY_STATE: SyncState = {
  scope: null,
  cursor: null,
  ahead: 0,
  historyNext: null,
  historyDone: false,
  completeSince: null,
  totalMessages: 0,
  keepSince: null,
  historyDays: null,
};
