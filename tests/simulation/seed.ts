import type { DeskPort } from './desk-port';
import { THREADS } from './script';

/** Whose threads are whose: the first two are one customer's, in two teams. */
export const customerOf = (threadId: string): string => `c-${threadId === 't1' ? 't0' : threadId}`;

export const teamOf = (threadId: string): string =>
  threadId === 't1' || threadId === 't4' ? 'sales' : 'care';

/** What was said before the history begins: more than one page of it. */
export async function seedMessages(desk: DeskPort): Promise<void> {
  for (const [index, threadId] of THREADS.entries()) {
    for (let n = 0; n < index + 2; n += 1) {
      await desk.customerWrites(threadId, `${threadId}-before-${n}`, null);
    }
  }
}
