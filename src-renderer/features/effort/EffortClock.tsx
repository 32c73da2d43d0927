import { useMemo } from 'react';
import { DEFAULT_SETTINGS } from '@shared/rules';
import { useHeddleMutation, useHeddleQuery } from '../../app/query';
import { useActions } from '../../app/shortcuts';
import { focusedThreadId, useScreen } from '../../app/state';
import { useEffortClock } from './use-effort-clock';

/** Counts the work on the thread of the focused pane, and offers to show it or not. Shows nothing. */
export function EffortClock() {
  const threadId = useScreen((state) =>
    state.section === 'inbox' ? focusedThreadId(state) : null,
  );
  const { data: view } = useHeddleQuery(
    'conversation.open',
    { threadId: threadId ?? '' },
    { enabled: threadId !== null, keepPrevious: false },
  );
  const episode = threadId === null ? undefined : view?.episodes.at(-1);
  useEffortClock(episode && episode.state !== 'resolved' ? episode.id : null);
  const settings = useHeddleQuery('settings.get', undefined).data ?? DEFAULT_SETTINGS;
  const { effortShown } = settings;
  const { mutate: save } = useHeddleMutation('settings.set');
  useActions(
    useMemo(
      () => [
        {
          id: 'view.effort',
          label: 'action.effort',
          group: 'app',
          run: () => save({ effortShown: !effortShown }),
        },
      ],
      [effortShown, save],
    ),
  );
  return null;
}
