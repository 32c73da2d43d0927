import type { Desk } from '../desk';
import type { ImportStagingTable } from '../storage/tables';
import { parseDialogue } from './format';
import { derivedId } from './hash';
import { readLines } from './lines';
import { channelOf, personOf } from './person';
import { latestRecordTime } from './records';
import { startOf } from './times';

const LINES_PER_TRANSACTION = 500;
const ROWS_PER_STATEMENT = 100;

/** A line that was left out. */
export interface BadLine {
  readonly number: number;
  readonly reason: string;
}

export interface StageCounts {
  lines: number;
  staged: number;
  /** Dialogues that the desk has from an earlier import, or that are twice in the file. */
  alreadyThere: number;
  bad: number;
}

/**
 * Reads a conversation file into the staging table, so that the dialogues of one person, wherever
 * they stand in the file, can be put into the order of their time without holding the file in memory.
 */
export async function stageFile(
  desk: Desk,
  file: string,
  onBadLine: (line: BadLine) => void,
  onProgress: (counts: Readonly<StageCounts>, progress: number) => void,
): Promise<StageCounts> {
  const { writer } = desk.database;
  await writer.deleteFrom('import_staging').execute();
  const counts: StageCounts = { lines: 0, staged: 0, alreadyThere: 0, bad: 0 };
  let batch = new Map<string, ImportStagingTable>();
  const flush = async () => {
    if (batch.size === 0) return;
    const staged = await writeBatch(desk, [...batch.values()]);
    counts.staged += staged;
    counts.alreadyThere += batch.size - staged;
    batch = new Map();
  };
  for await (const line of readLines(file)) {
    if (line.text?.trim() === '') continue;
    counts.lines += 1;
    const parsed =
      line.text === null ? { reason: 'is longer than 64 MB' } : parseDialogue(line.text);
    if ('reason' in parsed) {
      counts.bad += 1;
      onBadLine({ number: line.number, reason: parsed.reason });
      continue;
    }
    const { dialogue } = parsed;
    const row = {
      episode_id: derivedId('episode', dialogue.id),
      person: personOf(dialogue),
      channel: channelOf(dialogue),
      starts_at: startOf(dialogue, latestRecordTime(dialogue.customer?.attributes ?? {})),
      dialogue: JSON.stringify(dialogue),
    };
    if (batch.has(row.episode_id)) counts.alreadyThere += 1;
    else batch.set(row.episode_id, row);
    if (batch.size >= LINES_PER_TRANSACTION) {
      await flush();
      onProgress(counts, line.progress);
    }
  }
  await flush();
  return counts;
}

/** @returns how many were new */
async function writeBatch(desk: Desk, rows: readonly ImportStagingTable[]): Promise<number> {
  return desk.database.writer.transaction().execute(async (db) => {
    const ids = rows.map((row) => row.episode_id);
    const known = new Set<string>();
    for (const table of ['episodes', 'import_staging'] as const) {
      const column = table === 'episodes' ? 'id' : 'episode_id';
      const found = await db
        .selectFrom(table)
        .select(`${column} as id`)
        .where(column, 'in', ids)
        .execute();
      for (const { id } of found) known.add(id);
    }
    const fresh = rows.filter((row) => !known.has(row.episode_id));
    for (let start = 0; start < fresh.length; start += ROWS_PER_STATEMENT) {
      const chunk = fresh.slice(start, start + ROWS_PER_STATEMENT);
      await db.insertInto('import_staging').values(chunk).execute();
    }
    return fresh.length;
  });
}
