import type { WriteTx } from '../../storage/write';

/**
 * The position up to which somebody has seen a thread. A message that the desk does not know (an
 * earlier reply of theirs that was not taken) says nothing; then it is our last answer, because what
 * came after that is surely not answered.
 */
export async function positionSeen(
  tx: WriteTx,
  threadId: string,
  lastSeenMessageId: string | null,
): Promise<number> {
  if (lastSeenMessageId === null) return 0;
  const seen = await tx.db
    .selectFrom('messages')
    .select('position')
    .where('id', '=', lastSeenMessageId)
    .where('thread_id', '=', threadId)
    .executeTakeFirst();
  if (seen) return seen.position;
  const answer = await tx.db
    .selectFrom('messages')
    .select('position')
    .where('thread_id', '=', threadId)
    .where('kind', '=', 'message')
    .where('side', '=', 'agent')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return answer?.position ?? 0;
}

/** Whether the customer wrote something that somebody has not seen who puts the thread aside. */
export async function hasUnseenFromCustomer(
  tx: WriteTx,
  threadId: string,
  lastSeenMessageId: string | undefined,
): Promise<boolean> {
  if (lastSeenMessageId === undefined) return false;
  const seen = await positionSeen(tx, threadId, lastSeenMessageId);
  const row = await tx.db
    .selectFrom('messages')
    .select('id')
    .where('thread_id', '=', threadId)
    .where('side', '=', 'customer')
    .where('position', '>', seen)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
