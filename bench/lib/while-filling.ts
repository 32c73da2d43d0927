import { cp, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PutRecord } from '@shared/domain';
import type { Store } from '../../src-main/store/api';
import type { Dialogue } from './dialogues';
import { multipliedCorpus } from './multiplied';
import { openBenchStore } from './search-corpus';

/** As the engine applies a page of history. */
const BATCH = 1000;
const BATCHES = 40;
/** Before everything that is in the corpus, as a backfill goes. */
const EARLIER_MS = 30 * 365 * 86_400_000;

/** Messages that are not in the corpus yet; each call makes others. */
function otherMessages(batches: readonly PutRecord[][], round: number): PutRecord[][] {
  return batches.map((records) =>
    records.map((record) => {
      if (record.kind !== 'message') return record;
      const id = `later-${round}-${record.id}`;
      const at = record.doc.at - EARLIER_MS + round;
      return { ...record, id, doc: { ...record.doc, id, at, threadId: `later-${record.id}` } };
    }),
  );
}

/** What was done while a cache was filled at full speed. */
export interface WhileFilling<T> {
  readonly result: T;
  /** Written meanwhile. */
  readonly messagesPerSecond: number;
}

/**
 * Copies a corpus, and does something with the copy while its writer applies one batch of messages
 * after the other.
 */
export async function whileFilling<T>(
  corpus: string,
  dialogues: readonly Dialogue[],
  body: (store: Store) => Promise<T>,
): Promise<WhileFilling<T>> {
  const folder = await mkdtemp(join(dirname(corpus), 'filling-'));
  try {
    await cp(corpus, folder, { recursive: true });
    const store = await openBenchStore(folder);
    const batches = [...multipliedCorpus(dialogues, BATCH * BATCHES, BATCH)].slice(0, BATCHES);
    let isOver = false;
    let written = 0;
    const fill = async (): Promise<number> => {
      const startedAt = performance.now();
      for (let round = 0; !isOver; round += 1) {
        for (const records of otherMessages(batches, round)) {
          if (isOver) break;
          await store.cache.apply({ records, malformed: [], state: null });
          written += records.length;
        }
      }
      return written / ((performance.now() - startedAt) / 1000);
    };
    const filling = fill();
    try {
      const result = await body(store);
      isOver = true;
      return { result, messagesPerSecond: Math.round(await filling) };
    } finally {
      isOver = true;
      await filling;
      await store.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
