import type { ChangeRecord, RemoveRecord } from '@shared/domain';

const KEPT = 20_000;

/**
 * Remembers what was removed lately, for pages that were on their way at that time.
 *
 * A page of history shows the desk as it was when it was asked for. If a removal is applied while
 * the page travels, the page would bring back what has just gone: the store's tombstones stop the
 * removed document itself, but not the messages of a removed thread that were never here and so
 * left no tombstone. A page therefore passes through this filter.
 */
export interface RemovalLog {
  /** The point in time a page is asked for. */
  mark(): number;
  add(records: readonly ChangeRecord[]): void;
  /**
   * @returns the records without those that were removed, or whose thread or customer was, since
   *   the mark; null when that is so long ago that nobody knows: ask again
   */
  filter(records: readonly ChangeRecord[], mark: number): readonly ChangeRecord[] | null;
}

/** The documents with which a record goes (RemoveRecord says which). */
function ownersOf(record: ChangeRecord): readonly string[] {
  const own = `${record.kind} ${record.id}`;
  if (record.op === 'remove') return [own];
  switch (record.kind) {
    case 'message':
    case 'episode':
      return [own, `thread ${record.doc.threadId}`];
    case 'event':
    case 'offerOutcome':
      return [own, `customer ${record.doc.customerId}`];
    case 'team':
    case 'agent':
    case 'tag':
    case 'snippet':
    case 'article':
    case 'offer':
    case 'customer':
    case 'thread':
      return [own];
  }
}

/** A log with nothing in it. */
export function createRemovalLog(): RemovalLog {
  let dropped = 0;
  let log: RemoveRecord[] = [];
  return {
    mark: () => dropped + log.length,
    add: (records) => {
      for (const record of records) if (record.op === 'remove') log.push(record);
      if (log.length <= KEPT) return;
      dropped += log.length - KEPT;
      log = log.slice(-KEPT);
    },
    filter: (records, mark) => {
      if (mark < dropped) return null;
      const gone = new Map<string, number>();
      for (const { kind, id, rev } of log.slice(mark - dropped)) gone.set(`${kind} ${id}`, rev);
      if (gone.size === 0) return records;
      return records.filter((record) =>
        ownersOf(record).every((owner) => (gone.get(owner) ?? -1) < record.rev),
      );
    },
  };
}
