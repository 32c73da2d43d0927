import type { MessageKind } from '@shared/domain';
import type { DraftMode } from '@shared/ipc';

/** What is being written, and the draft that it is written in. A whisper is for one colleague. */
export type ComposerMode = DraftMode;

/** What a message was written as. */
export function composerModeOf(kind: MessageKind): ComposerMode {
  return kind === 'message' ? 'reply' : kind;
}
