import { useMemo } from 'react';
import type { ConversationView } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { useActions, type Action } from '../../app/shortcuts';
import { snoozeOf } from './snooze-times';
import type { EpisodeCommands } from './use-episode-commands';

const NONE: readonly Action[] = [];

/** Offers what can be done with the thread in the focused pane to keyboard and palette. */
export function useThreadActions(input: {
  readonly view: ConversationView;
  readonly commands: EpisodeCommands;
  readonly onResolve: () => void;
  readonly active: boolean;
}): void {
  const { view, commands, onResolve, active } = input;
  const me = useHeddleQuery('session.get', undefined).data?.agent?.id;
  const episode = view.episodes.at(-1);
  const actions = useMemo<readonly Action[]>(() => {
    if (!active || episode === undefined) return NONE;
    if (episode.state === 'resolved') {
      return [
        {
          id: 'thread.reopen',
          label: 'action.thread-reopen',
          group: 'thread',
          keys: 'Mod+Shift+E',
          run: () => commands.reopen(),
        },
      ];
    }
    return [
      {
        id: 'thread.resolve',
        label: 'action.thread-resolve',
        group: 'thread',
        keys: 'Mod+Shift+E',
        run: onResolve,
      },
      {
        id: 'thread.assign-me',
        label: 'action.thread-assign-me',
        group: 'thread',
        run: () => {
          if (me !== undefined) commands.assign(me);
        },
      },
      {
        id: 'thread.snooze-tomorrow',
        label: 'action.thread-snooze-tomorrow',
        group: 'thread',
        run: () => commands.snooze(snoozeOf('tomorrow', Date.now())),
      },
      {
        id: 'thread.snooze-reply',
        label: 'action.thread-snooze-reply',
        group: 'thread',
        run: () => commands.snooze(snoozeOf('reply', Date.now())),
      },
      {
        id: 'thread.all-answered',
        label: 'action.thread-all-answered',
        group: 'thread',
        run: () => {
          for (const intent of episode.intents) {
            if (intent.state === 'open') commands.setIntent(intent, 'answered');
          }
        },
      },
    ];
  }, [active, episode, commands, onResolve, me]);
  useActions(actions);
}
