import { useEffect } from 'react';
import { assertNever } from '@shared/assert-never';
import type { Agent } from '@shared/domain';
import { PANES_MAX } from '@shared/domain/limits';
import type { EventOf, Show } from '@shared/ipc';
import { call, onEvent } from './bridge';
import { openNextThread } from './next-thread';
import { actionsInForce, useRegistry } from './shortcuts';
import { useScreen } from './state';
import { readPaneMemory } from './state/pane-memory';

const FIND_ACTIONS = {
  find: 'find.open',
  'find-next': 'find.next',
  'find-previous': 'find.previous',
} as const;

/** What the menu has too is done by whoever offers it now; finding, without a conversation, by the search. */
function runOr(id: string, otherwise: () => void): void {
  const action = actionsInForce(useRegistry.getState().actions).find((each) => each.id === id);
  if (action) action.run();
  else otherwise();
}

function doMenuAction(action: EventOf<'menu'>['action'], agent: Agent): void {
  const screen = useScreen.getState();
  switch (action) {
    case 'search':
      screen.openSearch();
      return;
    case 'find':
    case 'find-next':
    case 'find-previous':
      runOr(FIND_ACTIONS[action], () => screen.openSearch());
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

/** Another window, or main, wants something to be seen here. */
async function show(request: Show): Promise<void> {
  if (request.what === 'search') {
    useScreen.getState().openSearch(request.text);
    return;
  }
  // It may come from a window in which somebody went on reading and writing.
  await readPaneMemory();
  const { what: _what, threadId, returned, ...options } = request;
  const { panes, openThread, leaveWithoutPane } = useScreen.getState();
  // Nothing that is read or written now makes way for it unasked.
  if (returned === true && panes.length >= PANES_MAX) leaveWithoutPane(threadId);
  else openThread(threadId, options);
}

async function followLink(): Promise<void> {
  const answer = await call('link.take', undefined);
  if (!answer.ok || answer.value === null) return;
  const target = answer.value;
  const screen = useScreen.getState();
  switch (target.show) {
    case 'thread': {
      const { threadId, messageId } = target;
      screen.openThread(threadId, messageId === null ? {} : { messageId });
      return;
    }
    case 'search':
      screen.openSearch(target.text);
      return;
    default:
      assertNever(target);
  }
}

/**
 * Does what the system's menu, a notification or a deep link asks for.
 *
 * @param ready whether the layout of before is there: what is opened sooner would be lost with it
 */
export function useMainRequests(agent: Agent, ready: boolean): void {
  useEffect(() => {
    if (!ready) return undefined;
    const ends = [
      onEvent('menu', ({ action }) => doMenuAction(action, agent)),
      onEvent('link-waiting', () => void followLink()),
      onEvent('show', (request) => void show(request)),
    ];
    // One may have come before there was a screen to follow it.
    void followLink();
    return () => {
      for (const end of ends) end();
    };
  }, [agent, ready]);
}
