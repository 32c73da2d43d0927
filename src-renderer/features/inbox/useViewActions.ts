import { useMemo } from 'react';
import { useActions, type Action } from '../../app/shortcuts';
import { savedViewAction, useInboxView } from '../../app/state';
import type { Keys } from '../../ui';
import { BUILT_IN_VIEWS } from './views';
import type { NamedView } from './useViews';

/** Alt+1 to Alt+4 are the states; the views go on from there. */
const FIRST_BUILT_IN = 5;
const SAVED_MAX = 9;

/** The keys that open a view, or undefined. */
export function viewKeys(views: readonly NamedView[], id: string): Keys | undefined {
  const builtIn = BUILT_IN_VIEWS.findIndex((each) => each.id === id);
  if (builtIn >= 0) return `Alt+${FIRST_BUILT_IN + builtIn}`;
  const place = views.filter((each) => !each.builtIn).findIndex((each) => each.id === id);
  return place >= 0 && place < SAVED_MAX ? `Alt+Shift+${place + 1}` : undefined;
}

/** Opens views by keyboard and from the palette. */
export function useViewActions(views: readonly NamedView[]): void {
  const open = useInboxView((state) => state.open);
  const close = useInboxView((state) => state.close);
  const setDialog = useInboxView((state) => state.setDialog);
  useActions(
    useMemo(() => {
      const builtIn = BUILT_IN_VIEWS.map(
        ({ id, view }): Action => ({
          id: `inbox.view-${id}`,
          label: `action.view-${id}`,
          group: 'inbox',
          keys: viewKeys(views, id) ?? '',
          run: () => open(id, view),
        }),
      );
      const saved = views
        .filter((each) => !each.builtIn)
        .slice(0, SAVED_MAX)
        .map(
          ({ id, view }, index): Action => ({
            id: savedViewAction(index),
            label: SAVED_LABELS[index] ?? 'action.saved-view-1',
            group: 'inbox',
            keys: `Alt+Shift+${index + 1}`,
            // There it is under its name.
            inPalette: false,
            run: () => open(id, view),
          }),
        );
      return [
        ...builtIn,
        ...saved,
        { id: 'inbox.view-all', label: 'action.view-all', group: 'inbox', run: close },
        {
          id: 'inbox.save-view',
          label: 'action.save-view',
          group: 'inbox',
          run: () => setDialog('save'),
        },
      ] satisfies Action[];
    }, [views, open, close, setDialog]),
  );
}

const SAVED_LABELS = [
  'action.saved-view-1',
  'action.saved-view-2',
  'action.saved-view-3',
  'action.saved-view-4',
  'action.saved-view-5',
  'action.saved-view-6',
  'action.saved-view-7',
  'action.saved-view-8',
  'action.saved-view-9',
] as const;
