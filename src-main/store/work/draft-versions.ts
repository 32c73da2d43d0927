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
  const sorted = (ids: readonly string[]) => ids.toSorted((a, b) => timeOf(b) - timeOf(a));
  /** Of one draft, newest first. */
  const idsOf = (threadId: string, mode: DraftMode, all = table.ids()) => {
    const prefix = prefixOf(threadId, mode);
    return sorted(all.filter((id) => id.startsWith(prefix)));
  };

  return {
    /** Keeps a text, unless there is too little in it or it was the last one kept. */
    keep: (
      { threadId, mode }: { readonly threadId: string; readonly mode: DraftMode },
      version: StoredVersion,
    ) => {
      if (!isWorthKeeping(version.text)) return;
      const all = table.ids();
      const own = idsOf(threadId, mode, all);
      const [newest] = own;
      if (newest !== undefined && table.read(newest)?.text === version.text) table.remove(newest);
      const time = String(version.at).padStart(TIME_DIGITS, '0');
      table.write(prefixOf(threadId, mode) + time, version);
      const tooMany = own.slice(PER_DRAFT_MAX - 1);
      const tooOld = all.filter((id) => timeOf(id) < version.at - KEPT_MS);
      const beyond = all.length < ALL_MAX ? [] : sorted(all).slice(ALL_MAX - 1);
      for (const id of new Set([...tooMany, ...tooOld, ...beyond])) table.remove(id);
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
