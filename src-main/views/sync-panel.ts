import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutboxItem, PanelItem, SyncPanel } from '@shared/ipc';
import type { ActiveSession } from '../session/active-session';
import { outboxList } from './commands';
import { syncStatus } from './sync-status';
import { waitOf } from './waits';

const CACHE_FILES = ['cache.db', 'cache.db-wal'];
const WORK_FILES = ['work.db', 'work.db-wal'];

/** What needs somebody comes first; otherwise the order in which it goes out. */
function isNeedy({ state }: OutboxItem): boolean {
  return state === 'failed' || state === 'conflict';
}

async function bytesOf(folder: string, names: readonly string[]): Promise<number | null> {
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => null,
      ),
    ),
  );
  // A database has no log when nothing was written lately.
  if (sizes[0] === null) return null;
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}

/** Every command of the outbox with why it is still there. */
export async function panelItems(session: ActiveSession, now: number): Promise<PanelItem[]> {
  const rows = session.outbox.rows();
  const status = syncStatus(session, now);
  const waits = new Map(rows.map((row) => [row.command.id, waitOf(row, rows, status, now)]));
  const items = await outboxList(session);
  const found = items.flatMap((item): PanelItem[] => {
    const wait = waits.get(item.commandId);
    // Something that came or went while the names were read: asked again at once.
    return wait ? [{ item, wait }] : [];
  });
  return [
    ...found.filter(({ item }) => isNeedy(item)),
    ...found.filter(({ item }) => !isNeedy(item)),
  ];
}

/**
 * Everything that the sync panel shows beside the status.
 *
 * @param now Unix ms
 */
export async function syncPanel(session: ActiveSession, now: number): Promise<SyncPanel> {
  const { folder, store } = session;
  const [outbox, cacheBytes, workBytes, unreadable, damagedCaches] = await Promise.all([
    panelItems(session, now),
    bytesOf(folder, CACHE_FILES),
    bytesOf(folder, WORK_FILES),
    store.unreadable(),
    store.cachesAside(),
  ]);
  return {
    outbox,
    cacheBytes,
    workBytes,
    recovered: session.found().map(({ words }) => words),
    unreadable: unreadable.length,
    damagedCaches,
  };
}
