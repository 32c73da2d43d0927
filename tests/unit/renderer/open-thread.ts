import { act, screen } from '@testing-library/react';
import { useScreen } from '../../../src-renderer/app/state';
import { createFakeBridge, type FakeOptions } from '../../fixtures/renderer-bridge/bridge';
import type { WorldThread } from '../../fixtures/renderer-bridge/world';
import { renderApp } from './harness';

/** The app with Haruki Tanaka's thread open: two asks answered, two open. */
export const HARUKI = 'thread-1';

/**
 * Renders the app and opens one thread; resolves when its conversation is on screen.
 *
 * @param before changes the thread before that
 */
export async function openThread(
  threadId = HARUKI,
  options: FakeOptions = {},
  before: (found: WorldThread) => void = () => undefined,
) {
  const bridge = createFakeBridge(options);
  const found = bridge.world.threads.get(threadId);
  if (!found) throw new Error(`The fixture has no ${threadId}`);
  before(found);
  renderApp(bridge);
  await screen.findByRole('navigation');
  act(() => useScreen.getState().openThread(threadId));
  const pane = await screen.findByRole('region', {
    name: `Conversation with ${found.customer.name}`,
  });
  const field = await screen.findByRole('textbox', { name: `Reply to ${found.customer.name}` });
  const commands = () =>
    bridge.calls.flatMap((call) => {
      const request = call.request;
      return call.name === 'command.submit' && typeof request === 'object' && request !== null
        ? [(request as { body: Record<string, unknown> }).body]
        : [];
    });
  const callsOf = (name: string) =>
    bridge.calls.filter((call) => call.name === name).map((call) => call.request);
  return { bridge, found, pane, field, commands, callsOf };
}
