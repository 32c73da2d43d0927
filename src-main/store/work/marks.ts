import type { Layout } from '@shared/ipc';
import type { WriteDb } from '../sql';
import { hereSchema, layoutSchema, mutedSchema, seenSchema, workedSchema } from './schemas';
import { sealedTable } from './table';

const LAYOUT_KEY = 'layout';
export const MUTED_KEY = 'muted';
/** Nobody looks through more; the oldest are forgotten. */
const MUTED_MAX = 2000;
/** Also the id of its row; a rescue knows it by this. */
export const HERE_KEY = 'last here';
const SEEN = 'seen ';
const seenKey = (threadId: string) => `${SEEN}${threadId}`;

/** Of what the name of a mark of work begins with. */
export const WORKED = 'worked ';
const workedKey = (episodeId: string) => `${WORKED}${episodeId}`;

/**
 * Local marks: up to when a thread was looked at, how much work went into an episode, what the
 * workspace looked like, and when somebody was here.
 */
export function createMarks(db: WriteDb) {
  const seen = sealedTable(db, 'mark', seenSchema);
  const muted = sealedTable(db, 'mark', mutedSchema);
  const layout = sealedTable(db, 'mark', layoutSchema);
  const worked = sealedTable(db, 'mark', workedSchema);
  const here = sealedTable(db, 'mark', hereSchema);
  /** All of them once they were asked for: each is unsealed a single time. */
  let known: Map<string, number> | null = null;
  const writeSeen = (threadId: string, seenAt: number) => {
    if (seenAt === 0) seen.remove(seenKey(threadId));
    else seen.write(seenKey(threadId), { seenAt });
    if (seenAt === 0) known?.delete(threadId);
    else known?.set(threadId, seenAt);
  };
  const readAll = (): Map<string, number> => {
    const marks = new Map<string, number>();
    for (const id of seen.ids()) {
      const mark = id.startsWith(SEEN) ? seen.read(id) : null;
      if (mark) marks.set(id.slice(SEEN.length), mark.seenAt);
    }
    return marks;
  };
  return {
    addWork: (episodeId: string, ms: number) => {
      const before = worked.read(workedKey(episodeId))?.workMs ?? 0;
      worked.write(workedKey(episodeId), { workMs: before + Math.round(ms) });
    },
    worked: (episodeId: string): number => worked.read(workedKey(episodeId))?.workMs ?? 0,
    markSeen: (threadId: string, seenAt: number) => {
      const before = seen.read(seenKey(threadId))?.seenAt ?? -1;
      if (seenAt > before) writeSeen(threadId, seenAt);
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
    allSeen: (): ReadonlyMap<string, number> => {
      known ??= readAll();
      return known;
    },
    /** Puts marks as they are to be, also back; 0 takes one away. */
    setSeen: (marks: ReadonlyMap<string, number>) =>
      db.transaction(() => {
        known = null;
        for (const [threadId, seenAt] of marks) writeSeen(threadId, seenAt);
      }),
    lastHereAt: (): number | null => here.read(HERE_KEY)?.at ?? null,
    markHere: (at: number) => here.write(HERE_KEY, { at }),
    layout: (): Layout | null => layout.read(LAYOUT_KEY),
    saveLayout: (value: Layout) => layout.write(LAYOUT_KEY, value),
  };
}
