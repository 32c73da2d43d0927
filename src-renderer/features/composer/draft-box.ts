import type { DraftMode } from '@shared/ipc';
import type { DraftContent } from '@shared/rules';
import { call } from '../../app/bridge';
import { DraftKeeper, type DraftStatus } from './draft-keeper';

/** A draft with nothing in it. */
export const EMPTY_DRAFT: DraftContent = { text: '', attachments: [] };

/**
 * One draft. What takes its time (a file being read, an answer being handed over) holds on to the
 * draft it began with, and never to what the field has come to show since.
 */
export interface DraftBox {
  readonly key: string;
  readonly keeper: DraftKeeper;
  content: DraftContent;
  /** Grows with every change, so that an older read does not undo it. */
  version: number;
  /** Hears whether the content is on disk; nobody, while no field shows this draft. */
  onStatus: (status: DraftStatus) => void;
}

/** What names a draft among all. */
export function draftKey(threadId: string, mode: DraftMode): string {
  return `${mode} ${threadId}`;
}

/** A draft that has not been read yet. */
export function createDraftBox(threadId: string, mode: DraftMode): DraftBox {
  const keeper = new DraftKeeper(
    ({ text, attachments, quotedMessageId = null }) =>
      call('draft.save', {
        threadId,
        mode,
        text,
        attachments: [...attachments],
        ...(quotedMessageId === null ? {} : { quotedMessageId }),
      }),
    (status) => box.onStatus(status),
  );
  const box: DraftBox = {
    key: draftKey(threadId, mode),
    keeper,
    content: EMPTY_DRAFT,
    version: 0,
    onStatus: () => undefined,
  };
  return box;
}
