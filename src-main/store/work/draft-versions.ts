import type { DraftMode, DraftVersion } from '@shared/ipc';
import { isWorthKeeping } from '@shared/rules';
import type { Sealed } from './table';

/** More than anybody looks through. */
const PER_DRAFT_MAX = 20;
const ALL_MAX = 1000;
const KEPT_MS = 14 * 86_400_000;
/** Digits of a time until the year 5138, so that ids sort by it. */
const TIME_DIGITS = 14;

type StoredVersion = Omit<DraftVersion, 'id'>;

/** Ids hold no blank, so that the parts can be told apart. */
const prefixOf = (threadId: string, mode: DraftMode) => `${mode} ${threadId} `;
const timeOf = (id: string) => Number(id.slice(id.lastIndexOf(' ') + 1));

/** Earlier states of drafts: a bounded number of them, for a while. */
export function createDraftVersions(table: Sealed<StoredVersion>) {
  /** Newest first. */
  const idsOf = (threadId: string, mode: DraftMode) => {
    const prefix = prefixOf(threadId, mode);
    return table
      .ids()
      .filter((id) => id.startsWith(prefix))
      .toSorted((a, b) => timeOf(b) - timeOf(a));
  };

  const prune = (threadId: string, mode: DraftMode, now: number) => {
    for (const id of idsOf(threadId, mode).slice(PER_DRAFT_MAX)) table.remove(id);
    const oldest = table.ids().toSorted((a, b) => timeOf(b) - timeOf(a));
    for (const [index, id] of oldest.entries()) {
      if (index >= ALL_MAX || timeOf(id) < now - KEPT_MS) table.remove(id);
    }
  };

  return {
    /** Keeps a text, unless there is too little in it or it was the last one kept. */
    keep: (
      { threadId, mode }: { readonly threadId: string; readonly mode: DraftMode },
      version: StoredVersion,
    ) => {
      if (!isWorthKeeping(version.text)) return;
      const [newest] = idsOf(threadId, mode);
      const before = newest === undefined ? null : table.read(newest);
      if (newest !== undefined && before?.text === version.text) table.remove(newest);
      const time = String(version.at).padStart(TIME_DIGITS, '0');
      table.write(prefixOf(threadId, mode) + time, version);
      prune(threadId, mode, version.at);
    },
    /** Newest first. */
    of: (threadId: string, mode: DraftMode): DraftVersion[] =>
      idsOf(threadId, mode).flatMap((id) => {
        const version = table.read(id);
        return version ? [{ id, ...version }] : [];
      }),
  };
}

export type DraftVersions = ReturnType<typeof createDraftVersions>;
