import { useMemo } from 'react';
import type { ConversationView } from '@shared/ipc';
import { threadLink } from '@shared/rules';
import { useHeddleQuery } from '../../app/query';
import { useActions, type Action } from '../../app/shortcuts';
import { useEpisodeDialog } from './episode-dialog';
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
  const threadId = view.thread.id;
  const show = useEpisodeDialog((state) => state.show);
  const actions = useMemo<readonly Action[]>(() => {
    if (!active || episode === undefined) return NONE;
    const copyLink: Action = {
      id: 'thread.copy-link',
      label: 'workspace.copyLink',
      group: 'thread',
      run: () => void navigator.clipboard.writeText(threadLink(threadId, null)),
    };
    if (episode.state === 'resolved') {
      return [
        {
          id: 'thread.reopen',
          label: 'action.thread-reopen',
          group: 'thread',
          keys: 'Mod+Shift+E',
          run: () => commands.reopen(),
        },
        copyLink,
      ];
    }
    const wake: Action = {
      id: 'thread.wake',
      label: 'workspace.wake',
      group: 'thread',
      run: () => commands.wake(),
    };
    const unassign: Action = {
      id: 'thread.unassign',
      label: 'action.thread-unassign',
      group: 'thread',
      run: () => commands.assign(null),
    };
    return [
      copyLink,
      ...(episode.state === 'snoozed' ? [wake] : []),
      ...(episode.assigneeId === null ? [] : [unassign]),
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
        id: 'thread.snooze',
        label: 'action.thread-snooze',
        group: 'thread',
        keys: 'Mod+Shift+S',
        run: () => show(threadId, 'snooze'),
      },
      {
        id: 'thread.plan',
        label: 'action.thread-plan',
        group: 'thread',
        keys: 'Mod+Shift+P',
        run: () => show(threadId, 'plan'),
      },
      {
        id: 'thread.transfer',
        label: 'action.thread-transfer',
        group: 'thread',
        keys: 'Mod+Shift+H',
        run: () => show(threadId, 'transfer'),
      },
      {
        id: 'thread.merge',
        label: 'action.thread-merge',
        group: 'thread',
        run: () => show(threadId, 'merge'),
      },
      {
        id: 'thread.tags',
        label: 'action.thread-tags',
        group: 'thread',
        keys: 'Mod+Shift+T',
        run: () => show(threadId, 'tags'),
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
  }, [active, episode, threadId, show, commands, onResolve, me]);
  useActions(actions);
}
