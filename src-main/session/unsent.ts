import type { Unsent } from '@shared/ipc';
import type { OutboxRow, Store } from '../store/api';

const WRITTEN: ReadonlySet<OutboxRow['command']['body']['kind']> = new Set([
  'reply',
  'note',
  'whisper',
]);

/** What only this computer has: what the desk has not got yet, and what is half written. */
export async function countUnsent(store: Pick<Store, 'work'>): Promise<Omit<Unsent, 'setAside'>> {
  const [outbox, drafts] = await Promise.all([store.work.outbox(), store.work.draftModes()]);
  // What waits for its confirmation only is with the desk.
  const unsent = outbox.filter(({ state }) => state !== 'confirming');
  const replies = unsent.filter(({ command }) => WRITTEN.has(command.body.kind)).length;
  const changes = unsent.filter(({ command: { body } }) => isChange(body)).length;
  return { replies, changes, drafts: drafts.size };
}

/** The console itself notes which offers were shown; nobody misses that. */
function isChange(body: OutboxRow['command']['body']): boolean {
  if (WRITTEN.has(body.kind)) return false;
  return body.kind !== 'offer-outcome' || body.outcome !== 'shown';
}
