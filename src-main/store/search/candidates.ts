import { rowIdTime } from '@shared/rules';
import type { ReadDb } from '../sql';
import type { Candidate } from './conditions';

const PLACE_SQL = `
  SELECT thread_id AS threadId, json_extract(doc, '$.episodeId') AS episodeId,
    json_extract(doc, '$.side') AS side, json_extract(doc, '$.agentId') AS agentId
  FROM message WHERE row_id = ?`;

const THREAD_SQL = `
  SELECT channel, json_extract(doc, '$.teamId') AS teamId, customer_id AS customerId
  FROM thread WHERE id = ?`;

type Place = Pick<Candidate, 'side' | 'agentId' | 'episodeId'> & { readonly threadId: string };
type OfThread = Pick<Candidate, 'channel' | 'teamId' | 'customerId'>;

/** What messages are checked by. Neighbours in time are often of one thread, which is read once. */
export class Candidates {
  readonly #db: ReadDb;
  readonly #threads = new Map<string, OfThread | undefined>();

  constructor(db: ReadDb) {
    this.#db = db;
  }

  /** @returns undefined when the message or its thread is not there */
  of(rowId: number): Candidate | undefined {
    const place = this.#db.one<Place>(PLACE_SQL, rowId);
    if (!place) return undefined;
    const { threadId, ...ofMessage } = place;
    if (!this.#threads.has(threadId)) {
      this.#threads.set(threadId, this.#db.one<OfThread>(THREAD_SQL, threadId));
    }
    const thread = this.#threads.get(threadId);
    return thread && { at: rowIdTime(rowId), ...ofMessage, ...thread };
  }
}
