// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { beginFirstScreen, firstScreenIsThere } from '../../../../src-renderer/app/first-screen';
import { createFakeBridge } from '../../../fixtures/renderer-bridge/bridge';
import { renderApp } from '../harness';

it('the inbox asks first, and what the screen can do without once it is painted', async () => {
  const bridge = createFakeBridge();
  const paint = bridge.hold('inbox.page');
  const asked = () => bridge.calls.map(({ name }) => name as string);
  beginFirstScreen();
  renderApp(bridge);
  await screen.findByRole('status', { name: 'Loading threads' });
  expect(asked()).not.toContain('inbox.load');
  expect(asked()).not.toContain('attention.get');
  expect(asked()).not.toContain('inbox.languages');
  expect(asked().indexOf('inbox.page')).toBeLessThan(asked().indexOf('reference.agents'));
  paint();
  await waitFor(() => expect(bridge.milestones).toContain('inbox-shown'));
  await waitFor(() => expect(asked()).toContain('inbox.load'));
  expect(asked()).toContain('attention.get');
  firstScreenIsThere();
});
