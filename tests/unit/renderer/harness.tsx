import { cleanup, configure, render } from '@testing-library/react';
import { createElement } from 'react';
import { afterEach, vi } from 'vitest';
import { App } from '../../../src-renderer/app/App';
import { useRegistry } from '../../../src-renderer/app/shortcuts';
import { useScreen } from '../../../src-renderer/app/state';
import { useSecondThoughts } from '../../../src-renderer/features/composer';
import { useSnippetManager } from '../../../src-renderer/features/snippets';
import type { FakeBridge } from '../../fixtures/renderer-bridge/bridge';

// How long a thing may take to appear on a slow machine, not how long it should.
configure({ asyncUtilTimeout: 10_000 });

/** happy-dom lays nothing out: everything is this big, so that lists show rows. */
const SIZE = { width: 400, height: 800 };

/** Gives elements a size and puts the bridge where the renderer looks for it. */
export function installBridge(bridge: FakeBridge): void {
  vi.stubGlobal('heddle', bridge);
  // Wide enough for everything side by side.
  vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
    Object.assign(new EventTarget(), {
      matches: false,
      media: query,
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
    }),
  );
  for (const [property, value] of [
    ['offsetWidth', SIZE.width],
    ['offsetHeight', SIZE.height],
    ['clientHeight', SIZE.height],
  ] as const) {
    vi.spyOn(HTMLElement.prototype, property, 'get').mockReturnValue(value);
  }
  HTMLElement.prototype.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  // happy-dom has no top layer.
  HTMLElement.prototype.showPopover = () => undefined;
  HTMLElement.prototype.hidePopover = () => undefined;
}

/** Renders the whole app over a bridge. Everything is cleaned up after the test. */
export function renderApp(bridge: FakeBridge) {
  installBridge(bridge);
  return render(createElement(App));
}

afterEach(() => {
  cleanup();
  useSecondThoughts.getState().reset();
  useSnippetManager.getState().reset();
  useScreen.getState().reset();
  useRegistry.setState({ actions: [], bindings: {} });
});
