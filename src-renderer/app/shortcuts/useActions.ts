import { useEffect } from 'react';
import { actionFor, useRegistry, type Action } from './registry';
import type { Platform } from '../../ui/keys';

/**
 * Offers actions for as long as the component is there. Memoise the list: a new one is registered
 * again.
 */
export function useActions(actions: readonly Action[]): void {
  const add = useRegistry((state) => state.add);
  useEffect(() => add(actions), [add, actions]);
}

/** Listens to the keyboard for all registered actions. Mounted once, at the root. */
export function useShortcuts(platform: Platform): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // A field or list that used the key, and an input method in the middle of a word, come first.
      if (event.defaultPrevented || event.isComposing) return;
      // What is behind a modal dialog cannot be acted on.
      if (document.querySelector('dialog[open]') !== null) return;
      const action = actionFor(event, useRegistry.getState().actions, platform);
      if (!action) return;
      event.preventDefault();
      action.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [platform]);
}
