import { useMemo } from 'react';
import type { EpisodeState } from '@shared/domain';
import type { InboxFilter } from '@shared/ipc';
import { useActions, type Action } from '../../app/shortcuts';
import { useScreen } from '../../app/state';

const stateKeys: Readonly<Record<EpisodeState, string>> = {
  'waiting-on-us': 'Alt+1',
  'waiting-on-customer': 'Alt+2',
  snoozed: 'Alt+3',
  resolved: 'Alt+4',
};

function stateAction(state: EpisodeState): Action {
  return {
    id: `inbox.${state}`,
    label: `action.inbox-${state}`,
    group: 'inbox',
    keys: stateKeys[state],
    run: () => useScreen.getState().setInboxState(state),
  };
}

function filterAction(filter: InboxFilter): Action {
  return {
    id: `inbox.${filter}`,
    label: `action.filter-${filter}`,
    group: 'inbox',
    run: () => useScreen.getState().setInboxFilter(filter),
  };
}

/** What can be done in the inbox by keyboard and from the palette. */
export function useInboxActions(): void {
  useActions(
    useMemo(
      () => [
        {
          id: 'inbox.focus',
          label: 'action.inbox-focus',
          group: 'inbox',
          keys: 'Mod+0',
          run: () => document.querySelector<HTMLElement>('#inbox-list')?.focus(),
        },
        stateAction('waiting-on-us'),
        stateAction('waiting-on-customer'),
        stateAction('snoozed'),
        stateAction('resolved'),
        filterAction('mine'),
        filterAction('unassigned'),
        filterAction('everyone'),
      ],
      [],
    ),
  );
}
