import type { Agent, Episode, MessageKind } from '@shared/domain';
import type { DraftMode } from '@shared/ipc';

/** What is being written, and the draft that it is written in. A whisper is for one colleague. */
export type ComposerMode = DraftMode;

/** Whether somebody can whisper about an episode: a lead, to the agent who has it. */
export function mayWhisper(agent: Agent | null | undefined, episode: Episode | undefined): boolean {
  const assigneeId = episode?.assigneeId ?? null;
  return agent?.role === 'lead' && assigneeId !== null && assigneeId !== agent.id;
}

/** What a message was written as. */
export function composerModeOf(kind: MessageKind): ComposerMode {
  return kind === 'message' ? 'reply' : kind;
}
