import { useEffect } from 'react';
import { assertNever } from '@shared/assert-never';
import type { Agent } from '@shared/domain';
import type { EventOf } from '@shared/ipc';
import { onEvent } from './bridge';
import { openNextThread } from './next-thread';
import { useScreen } from './state';

function doMenuAction(action: EventOf<'menu'>['action'], agent: Agent): void {
  const screen = useScreen.getState();
  switch (action) {
    case 'search':
      screen.openSearch();
      return;
    case 'settings':
    case 'about':
      screen.setSection('settings');
      return;
    case 'inbox':
      screen.setSection('inbox');
      return;
    case 'floor':
      if (agent.role === 'lead') screen.setSection('floor');
      return;
    case 'next-thread':
      void openNextThread();
      return;
    case 'close-pane':
      screen.closePane(screen.focusedPane);
      return;
    default:
      assertNever(action);
  }
}

/** Does what the system's menu, a notification or a deep link asks for. */
export function useMainRequests(agent: Agent): void {
  useEffect(() => {
    const ends = [
      onEvent('menu', ({ action }) => doMenuAction(action, agent)),
      onEvent('open-thread', ({ threadId, messageId }) =>
        useScreen.getState().openThread(threadId, messageId === null ? {} : { messageId }),
      ),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [agent]);
}
