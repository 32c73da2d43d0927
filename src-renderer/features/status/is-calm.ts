import type { SyncPanel, SyncStatus } from '@shared/ipc';

/** Clocks that differ by less than this change no target that matters. */
const CLOCK_OFF_MS = 120_000;

/** Whether the clocks of desk and computer are so far apart that times look wrong. */
export function isClockOff({ clockAheadMs }: SyncStatus['connection']): boolean {
  return clockAheadMs !== null && Math.abs(clockAheadMs) >= CLOCK_OFF_MS;
}

/** Whether there is nothing to say but that everything is here and everything is sent. */
export function isCalm(status: SyncStatus, panel: SyncPanel): boolean {
  const { connection, fill, outbox, setAside, storage, index } = status;
  return (
    connection.state === 'connected' &&
    !isClockOff(connection) &&
    fill.phase === 'complete' &&
    outbox.waiting + outbox.failed + outbox.conflicts === 0 &&
    panel.outbox.length === 0 &&
    setAside.count === 0 &&
    panel.unreadable === 0 &&
    storage.state === 'ok' &&
    index.state !== 'damaged'
  );
}
