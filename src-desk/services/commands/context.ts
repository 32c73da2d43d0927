import type { Agent, CommandKind, CommandOf, Episode, Message, RefusalCode } from '@shared/domain';
import type { Desk } from '../../desk';
import type { WriteTx } from '../../storage/write';
import type { Viewer } from '../../viewer';
import { loadEpisode, loadThread, type ThreadState } from '../threads';

/** What a command is carried out with. */
export interface CommandContext {
  readonly desk: Desk;
  readonly tx: WriteTx;
  readonly viewer: Viewer;
}

/** What became of a command, before its id and sequence number are added. */
export type Verdict =
  | { readonly status: 'applied' }
  | { readonly status: 'refused'; readonly code: RefusalCode; readonly message: string }
  | { readonly status: 'conflict'; readonly newMessages: readonly Message[] };

/** Carries out one kind of command. Nothing has been written when it refuses. */
export type Handler<K extends CommandKind> = (
  context: CommandContext,
  body: CommandOf<K>,
) => Promise<Verdict>;

export const applied: Verdict = { status: 'applied' };

/** @param message for the agent: what happened and what to do */
export function refused(code: RefusalCode, message: string): Verdict {
  return { status: 'refused', code, message };
}

/** An episode in the viewer's scope together with its thread. */
export interface Scoped {
  readonly state: ThreadState;
  readonly episode: Episode;
}

/**
 * The episode that a command is about, if its author may see it.
 *
 * @param threadId the thread that the command names, if it names one
 */
export async function scopedEpisode(
  { tx, viewer }: CommandContext,
  episodeId: string,
  threadId: string | null = null,
): Promise<Scoped | Verdict> {
  const episode = await loadEpisode(tx, episodeId);
  const state = episode ? await loadThread(tx, episode.threadId) : null;
  if (!episode || !state || (threadId !== null && state.thread.id !== threadId)) {
    return refused('not-found', 'This conversation is not on the desk. Nothing was changed.');
  }
  if (!viewer.teamIds.includes(state.thread.teamId)) {
    return refused(
      'out-of-scope',
      'This conversation belongs to another team now. Ask a lead if you still need it.',
    );
  }
  return { state, episode };
}

/** Tells a verdict from what was asked for. */
export function isVerdict(value: Scoped | Agent | Verdict): value is Verdict {
  return 'status' in value;
}
