import type { MessageKind } from '@shared/domain';
import type { DraftMode } from '@shared/ipc';

/** What is being written. A whisper is a note to one colleague. */
export type ComposerMode = 'reply' | 'note' | 'whisper';

/** The draft that something is written in. */
export function draftModeOf(mode: ComposerMode): DraftMode {
  return mode === 'reply' ? 'reply' : 'note';
}

/** What a message was written as. */
export function composerModeOf(kind: MessageKind): ComposerMode {
  return kind === 'message' ? 'reply' : kind;
}
