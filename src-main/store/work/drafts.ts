import type { Attachment } from '@shared/domain';
import { draftModeSchema, type Draft, type DraftMode } from '@shared/ipc';
import { joinDrafts, type DraftContent, versionPoint } from '@shared/rules';
import type { DraftVersions } from './draft-versions';
import type { Sealed } from './table';

/** Ids hold no blank, so the key can be taken apart again. */
const keyOf = (threadId: string, mode: DraftMode) => `${mode} ${threadId}`;
const threadOf = (key: string) => key.slice(key.indexOf(' ') + 1);
const modeOf = (key: string) => draftModeSchema.safeParse(key.slice(0, key.indexOf(' ')));

/** The drafts, one for each thread and mode; earlier states that are worth it are kept as versions. */
export function createDrafts(table: Sealed<Draft>, versions: Pick<DraftVersions, 'keep'>) {
  const save = (draft: Omit<Draft, 'updatedAt'>, now: number) => {
    const key = keyOf(draft.threadId, draft.mode);
    const before = table.read(key);
    const why = versionPoint(before, draft.text, now);
    if (before && why) versions.keep(draft, { at: before.updatedAt, why, text: before.text });
    if (draft.text === '' && draft.attachments.length === 0) table.remove(key);
    else table.write(key, { ...draft, updatedAt: now });
  };

  return {
    read: (threadId: string, mode: DraftMode): Draft | null => table.read(keyOf(threadId, mode)),
    save,
    /** Empties a draft whose text is in a command now; that text is kept as a version. */
    handedOver: (
      place: { readonly threadId: string; readonly mode: DraftMode },
      text: string,
      now: number,
    ) => {
      versions.keep(place, { at: now, why: 'sent', text });
      table.remove(keyOf(place.threadId, place.mode));
    },
    /** Puts what was taken back above what has been typed since: it was written first. */
    giveBack: (
      place: { readonly threadId: string; readonly mode: DraftMode },
      back: DraftContent,
      now: number,
    ) => {
      const before = table.read(keyOf(place.threadId, place.mode));
      const joined = joinDrafts(back, before ?? { text: '', attachments: [] });
      save(
        {
          ...joined,
          threadId: place.threadId,
          mode: place.mode,
          attachments: [...joined.attachments],
        },
        now,
      );
    },
    /** Puts a file into the draft of a reply, once, whether or not there is one. */
    addFile: (threadId: string, file: Attachment, now: number) => {
      const before = table.read(keyOf(threadId, 'reply'));
      const attachments = before?.attachments ?? [];
      if (attachments.some(({ id }) => id === file.id)) return;
      save(
        { text: '', ...before, threadId, mode: 'reply', attachments: [...attachments, file] },
        now,
      );
    },
    /** Which drafts there are, by their threads. */
    modes: (): Map<string, DraftMode[]> => {
      const found = new Map<string, DraftMode[]>();
      for (const key of table.ids()) {
        const mode = modeOf(key);
        if (!mode.success) continue;
        const threadId = threadOf(key);
        found.set(threadId, [...(found.get(threadId) ?? []), mode.data]);
      }
      return found;
    },
    all: () => table.ids().flatMap((key) => table.read(key) ?? []),
  };
}

export type Drafts = ReturnType<typeof createDrafts>;
