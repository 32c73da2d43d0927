import type { Side } from '@shared/domain';
import { replyGaps, rowIdTime } from '@shared/rules';
import type { ReadDb } from '../sql';

/** Messages of a thread that are looked at: what a customer did years ago says little about today. */
const MESSAGES = 200;

/** The newest messages of a thread, without their texts. Exported for its query plan. */
export const RHYTHM_SQL = `
  SELECT side, row_id FROM message INDEXED BY message_of_thread
  WHERE thread_id = ? AND kind = 'message' ORDER BY position DESC LIMIT ${MESSAGES}`;

const THREADS_SQL = 'SELECT id FROM thread WHERE customer_id = ? ORDER BY last_at DESC LIMIT 4';

/** How long some customers took, after our messages, to write again (ms), on any channel. */
export function rhythms(db: ReadDb, customerIds: readonly string[]): ReadonlyMap<string, number[]> {
  const gapsOf = (threadId: string): number[] => {
    const newest = db.all<{ side: Side; row_id: number }>(RHYTHM_SQL, threadId);
    return replyGaps(
      newest.toReversed().map(({ side, row_id: id }) => ({ side, at: rowIdTime(id) })),
    );
  };
  return new Map(
    customerIds.map((customerId) => {
      const threads = db.all<{ id: string }>(THREADS_SQL, customerId);
      return [customerId, threads.flatMap(({ id }) => gapsOf(id))];
    }),
  );
}
