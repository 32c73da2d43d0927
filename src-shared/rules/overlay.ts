import { assertNever } from '../assert-never';
import type { Command, Episode } from '../domain';
import {
  episodeAfterMessage,
  episodeAssigned,
  episodePlanned,
  episodeReopened,
  episodeResolved,
  episodeSnoozed,
  episodeTaken,
  episodeTransferred,
  withIntent,
  withWork,
} from './episode';
import { withLog } from './episode-log';

/** Who is at the screen, and the desk's rule for targets. */
export interface OverlayContext {
  readonly agentId: string;
  readonly targetMinutes: number;
}

/** The episode a command changes, or null when it changes none. */
export function commandEpisodeId(command: Command): string | null {
  switch (command.body.kind) {
    case 'reply':
    case 'resolve':
    case 'reopen':
    case 'snooze':
    case 'wake':
    case 'plan':
    case 'assign':
    case 'transfer':
    case 'tag':
    case 'intent':
      return command.body.episodeId;
    case 'note':
    case 'whisper':
    case 'pin':
    case 'offer-outcome':
    case 'merge-customers':
    case 'presence':
      return null;
    default:
      return assertNever(command.body);
  }
}

/**
 * What an episode looks like once a pending command is applied: what the screen shows is always
 * confirmed state + pending commands. The desk applies the same rules.
 *
 * @returns a new episode, or the given one when the command does not concern it
 */
export function overlayCommand(
  episode: Episode,
  command: Command,
  context: OverlayContext,
): Episode {
  if (commandEpisodeId(command) !== episode.id) return episode;
  const by = { agentId: context.agentId, at: command.madeAt };
  return withLog(episode, changedBy(episode, command, context, by), by);
}

function changedBy(
  episode: Episode,
  command: Command,
  context: OverlayContext,
  by: { readonly agentId: string; readonly at: number },
): Episode {
  const { body, madeAt } = command;
  switch (body.kind) {
    case 'reply':
      return episodeAfterMessage(
        episodeTaken(episode, by),
        { id: body.messageId, side: 'agent', at: madeAt, text: body.text, attachments: [] },
        context.targetMinutes,
      );
    case 'resolve':
      return withWork(
        episodeResolved(episode, { ...by, outcome: body.outcome }),
        by.agentId,
        body.workMs,
      );
    case 'reopen':
    case 'wake':
      return episodeReopened(episode, madeAt, context.targetMinutes);
    case 'snooze':
      return episodeSnoozed(episode, body.snooze, by, body.plan);
    case 'plan':
      return episodePlanned(episode, body.plan, by);
    case 'assign':
      return episodeAssigned(
        episode,
        { assigneeId: body.assigneeId, teamId: body.teamId ?? episode.teamId },
        by,
      );
    case 'transfer':
      return withWork(
        episodeTransferred(episode, { ...body, teamId: body.teamId ?? episode.teamId }, by),
        by.agentId,
        body.workMs,
      );
    case 'tag': {
      const others = episode.tagIds.filter((tagId) => tagId !== body.tagId);
      return { ...episode, tagIds: body.on ? [...others, body.tagId] : others };
    }
    case 'intent':
      return { ...episode, intents: withIntent(episode.intents, body) };
    case 'note':
    case 'whisper':
    case 'pin':
    case 'offer-outcome':
    case 'merge-customers':
    case 'presence':
      return episode;
    default:
      return assertNever(body);
  }
}
