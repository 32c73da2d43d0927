import { isAnswering } from '@shared/rules';
import type { WorkStore } from '../store/api';
import type { Clock, SyncEngine } from '../sync/api';
import type { Bell } from '../sync/concurrency';

/** How long an ending session waits for them; the window is closed by then. */
const LAST_SEND_MS = 5000;

const UNDER_WAY = new Set(['queued', 'sending']);

/**
 * Lets go what was kept back, because nobody is there any more to take it back, and gives it a moment
 * to leave. What does not leave in time is on disk, and goes out with the next start.
 *
 * @param outboxRang rings when something in the outbox changes
 */
export async function sendWhatWasHeld(
  work: Pick<WorkStore, 'endHolds' | 'outbox'>,
  engine: Pick<SyncEngine, 'status' | 'outboxAdded'>,
  outboxRang: Bell,
  clock: Clock,
): Promise<void> {
  const held = new Set(await work.endHolds('all'));
  if (held.size === 0 || !isAnswering(engine.status().connection.state)) return;
  engine.outboxAdded();
  const until = clock.now() + LAST_SEND_MS;
  const never = new AbortController().signal;
  for (;;) {
    const rows = await work.outbox();
    const left = rows.filter(({ command, state }) => held.has(command.id) && UNDER_WAY.has(state));
    const waitMs = until - clock.now();
    if (left.length === 0 || waitMs <= 0 || waitMs > LAST_SEND_MS) return;
    await outboxRang.wait(waitMs, never);
  }
}
