import { useMemo } from 'react';
import { flushSync } from 'react-dom';
import type { EpisodeState } from '@shared/domain';
import type { InboxFilter } from '@shared/ipc';
import { useActions, type Action } from '../../app/shortcuts';
import { useInboxNotice, useInboxView, useScreen } from '../../app/state';
import { undoLast } from './bulk';

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
    run: () => {
      useInboxView.setState({ acrossStates: false });
      useScreen.getState().setInboxState(state);
    },
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

/** Once it is in front, where there is no room for it beside the conversations. */
function focusList(): void {
  flushSync(() => useScreen.getState().setSection('inbox'));
  document.querySelector<HTMLElement>('#inbox-list')?.focus();
}

/** What can be done in the inbox by keyboard and from the palette. */
export function useInboxActions(): void {
  const canUndo = useInboxNotice((state) => state.lastBulkId !== null);
  useActions(
    useMemo(
      () => [
        {
          id: 'inbox.focus',
          label: 'action.inbox-focus',
          group: 'inbox',
          // Beside Alt+1 to Alt+4; with Ctrl/Cmd it is the actual size of the menu.
          keys: 'Alt+0',
          run: focusList,
        },
        stateAction('waiting-on-us'),
        stateAction('waiting-on-customer'),
        stateAction('snoozed'),
        stateAction('resolved'),
        filterAction('mine'),
        filterAction('unassigned'),
        filterAction('everyone'),
        {
          id: 'inbox.undo-bulk',
          label: 'action.undo-bulk',
          group: 'inbox',
          keys: 'Mod+Z',
          inPalette: canUndo,
          whileTyping: false,
          // Elsewhere it takes back what was sent.
          appliesAt: (focused) => canUndo && focused?.closest('[data-inbox]') !== null,
          run: () => void undoLast(),
        },
      ],
      [canUndo],
    ),
  );
}
