import type { Attachment } from '@shared/domain';
import type { Draft, DraftMode } from '@shared/ipc';
import type { WriteDb } from '../sql';
import { storedDraftSchema } from './schemas';
import { sealedTable } from './table';

/** Ids hold no blank, so the key can be taken apart again. */
const keyOf = (threadId: string, mode: DraftMode) => `${mode} ${threadId}`;
const threadOf = (key: string) => key.slice(key.indexOf(' ') + 1);

/** The drafts, one for each thread and mode. */
export function createDrafts(db: WriteDb) {
  const table = sealedTable(db, 'draft', storedDraftSchema);

  const save = (draft: Omit<Draft, 'updatedAt'>, now: number) => {
    const key = keyOf(draft.threadId, draft.mode);
    if (draft.text === '' && draft.attachments.length === 0) table.remove(key);
    else table.write(key, { ...draft, updatedAt: now });
  };

  return {
    read: (threadId: string, mode: DraftMode): Draft | null => table.read(keyOf(threadId, mode)),
    save,
    clear: (threadId: string, mode: DraftMode) => table.remove(keyOf(threadId, mode)),
    /** Adds what was taken back below what has been typed since. */
    append: (
      place: { readonly threadId: string; readonly mode: DraftMode },
      added: { readonly text: string; readonly attachments: readonly Attachment[] },
      now: number,
    ) => {
      const before = table.read(keyOf(place.threadId, place.mode));
      const text = [before?.text ?? '', added.text].filter((part) => part !== '').join('\n\n');
      const known = new Set(before?.attachments.map((attachment) => attachment.id));
      const fresh = added.attachments.filter((attachment) => !known.has(attachment.id));
      save({ ...place, text, attachments: [...(before?.attachments ?? []), ...fresh] }, now);
    },
    threadIds: (): string[] => [...new Set(table.ids().map(threadOf))],
    all: () => table.ids().flatMap((key) => table.read(key) ?? []),
  };
}

export type Drafts = ReturnType<typeof createDrafts>;
