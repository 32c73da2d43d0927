/** Room for ties within one millisecond; 2^41 ms × 4096 stays a safe integer until 2039. */
export const ROW_IDS_PER_MS = 4096;

/**
 * The lowest row id for a message sent at a time. Row ids grow with time, so that newest-first
 * order costs nothing whatever the order of arrival (DESIGN.md, "Numbers to reach").
 *
 * @param atMs send time, Unix milliseconds
 * @param tieBreak 0 … 4095, to tell messages of one millisecond apart
 * @throws RangeError when the result would not be a safe integer
 */
export function messageRowId(atMs: number, tieBreak: number): number {
  const rowId = atMs * ROW_IDS_PER_MS + tieBreak;
  if (!Number.isSafeInteger(rowId) || tieBreak < 0 || tieBreak >= ROW_IDS_PER_MS) {
    throw new RangeError(`No row id for time ${atMs} and tie-break ${tieBreak}`);
  }
  return rowId;
}

/** The send time, Unix milliseconds, that a message row id was made from. */
export function rowIdTime(rowId: number): number {
  return Math.floor(rowId / ROW_IDS_PER_MS);
}
