import type { Draft, DraftMode } from '@shared/ipc';
import { joinDrafts, type DraftContent } from '@shared/rules';
import type { Sealed } from './table';

/** Ids hold no blank, so the key can be taken apart again. */
const keyOf = (threadId: string, mode: DraftMode) => `${mode} ${threadId}`;
const threadOf = (key: string) => key.slice(key.indexOf(' ') + 1);

/** The drafts, one for each thread and mode. */
export function createDrafts(table: Sealed<Draft>) {
  const save = (draft: Omit<Draft, 'updatedAt'>, now: number) => {
    const key = keyOf(draft.threadId, draft.mode);
    if (draft.text === '' && draft.attachments.length === 0) table.remove(key);
    else table.write(key, { ...draft, updatedAt: now });
  };

  return {
    read: (threadId: string, mode: DraftMode): Draft | null => table.read(keyOf(threadId, mode)),
    save,
    clear: (threadId: string, mode: DraftMode) => table.remove(keyOf(threadId, mode)),
    /** Puts what was taken back above what has been typed since: it was written first. */
    giveBack: (
      place: { readonly threadId: string; readonly mode: DraftMode },
      back: DraftContent,
      now: number,
    ) => {
      const before = table.read(keyOf(place.threadId, place.mode));
      const { text, attachments } = joinDrafts(back, before ?? { text: '', attachments: [] });
      save(
        { threadId: place.threadId, mode: place.mode, text, attachments: [...attachments] },
        now,
      );
    },
    threadIds: (): string[] => [...new Set(table.ids().map(threadOf))],
    all: () => table.ids().flatMap((key) => table.read(key) ?? []),
  };
}

export type Drafts = ReturnType<typeof createDrafts>;
