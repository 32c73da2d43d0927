import type { Layout } from '@shared/ipc';
import type { WriteDb } from '../sql';
import { layoutSchema, mutedSchema, seenSchema, workedSchema } from './schemas';
import { sealedTable } from './table';

const LAYOUT_KEY = 'layout';
export const MUTED_KEY = 'muted';
/** Nobody looks through more; the oldest are forgotten. */
const MUTED_MAX = 2000;
const seenKey = (threadId: string) => `seen ${threadId}`;

/** Of what the name of a mark of work begins with. */
export const WORKED = 'worked ';
const workedKey = (episodeId: string) => `${WORKED}${episodeId}`;

/**
 * Local marks: up to when a thread was looked at, how much work went into an episode, and what the
 * workspace looked like.
 */
export function createMarks(db: WriteDb) {
  const seen = sealedTable(db, 'mark', seenSchema);
  const muted = sealedTable(db, 'mark', mutedSchema);
  const layout = sealedTable(db, 'mark', layoutSchema);
  const worked = sealedTable(db, 'mark', workedSchema);
  return {
    addWork: (episodeId: string, ms: number) => {
      const before = worked.read(workedKey(episodeId))?.workMs ?? 0;
      worked.write(workedKey(episodeId), { workMs: before + Math.round(ms) });
    },
    worked: (episodeId: string): number => worked.read(workedKey(episodeId))?.workMs ?? 0,
    markSeen: (threadId: string, seenAt: number) => {
      const before = seen.read(seenKey(threadId))?.seenAt ?? -1;
      if (seenAt > before) seen.write(seenKey(threadId), { seenAt });
    },
    seen: (threadIds: readonly string[]): ReadonlyMap<string, number> => {
      const marks = new Map<string, number>();
      for (const threadId of threadIds) {
        const mark = seen.read(seenKey(threadId));
        if (mark) marks.set(threadId, mark.seenAt);
      }
      return marks;
    },
    muted: (): readonly string[] => muted.read(MUTED_KEY)?.threadIds ?? [],
    setMuted: (threadId: string, on: boolean) => {
      const others = (muted.read(MUTED_KEY)?.threadIds ?? []).filter((id) => id !== threadId);
      const threadIds = on ? [...others, threadId].slice(-MUTED_MAX) : others;
      muted.write(MUTED_KEY, { threadIds });
    },
    layout: (): Layout | null => layout.read(LAYOUT_KEY),
    saveLayout: (value: Layout) => layout.write(LAYOUT_KEY, value),
  };
}
