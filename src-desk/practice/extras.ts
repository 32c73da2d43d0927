import { documentOf, picturesOf, pinnedNotes } from './documents';
import { PICTURE_SIZE } from './pictures';
import { staffOf, type ThreadPlan } from './plan';
import type { Rng } from './rng';
import type { ThreadWriter } from './thread-writer';

const MINUTE_MS = 60_000;

/** What people find in a conversation beside its words: files, and a note that is kept on top. */
export function addExtras(writer: ThreadWriter, plan: ThreadPlan, rng: Rng): void {
  const last = writer.messages.at(-1);
  if (!last) return;
  if (last.side === 'agent' && last.kind === 'message' && rng.chance(0.5)) {
    writer.attach([documentOf(plan.scenario.sector, rng)], null);
  } else if (last.side === 'customer' && rng.chance(0.12)) {
    writer.attach(picturesOf(rng.int(2, 4), rng), PICTURE_SIZE);
  }
  if (rng.chance(0.3)) {
    const author = last.agentId ?? rng.pick(staffOf(plan.teamId));
    writer.note(rng.pick(pinnedNotes), writer.at + rng.int(1, 20) * MINUTE_MS, author);
    writer.pin();
  }
}
