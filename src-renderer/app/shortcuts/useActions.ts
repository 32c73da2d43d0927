import { useCallback, useEffect, useMemo } from 'react';
import type { Keys, Platform } from '../../ui/keys';
import { useKeyboard, usePlatform } from '../../ui';
import { keysOf, shippedKeys, type Bindings } from './bindings';
import { declaredActions } from './declared';
import { actionFor, useRegistry, type Action, type KnownAction } from './registry';

/**
 * Offers actions for as long as the component is there. Memoise the list: a new one is registered
 * again.
 */
export function useActions(actions: readonly Action[]): void {
  const add = useRegistry((state) => state.add);
  useEffect(() => add(actions), [add, actions]);
}

/** Brings the keys that this person chose into force. Mounted once, at the root. */
export function useBindings(bindings: Bindings): void {
  const setBindings = useRegistry((state) => state.setBindings);
  useEffect(() => setBindings(bindings), [setBindings, bindings]);
}

/** The keys of an action that are shown; null when it has none, or is not there. */
export function useKeysOf(id: string): Keys | null {
  return useRegistry((state) => {
    const action = state.known.get(id);
    return action ? (keysOf(action, state.bindings)[0] ?? null) : null;
  });
}

/** Every action that there is, also of what is not open now. */
export function useKnownActions(): readonly KnownAction[] {
  const platform = usePlatform();
  const known = useRegistry((state) => state.known);
  return useMemo(() => {
    const declared = declaredActions(platform).filter(({ id }) => !known.has(id));
    return [...declared, ...known.values()];
  }, [platform, known]);
}

/**
 * What is shown instead of keys that Heddle ships with: those that this person gave to the action
 * which ships with them, or null when they took them away.
 */
export function useShownInstead(): (shipped: Keys) => Keys | null {
  const known = useRegistry((state) => state.known);
  const bindings = useRegistry((state) => state.bindings);
  const changed = useMemo(() => {
    const instead = new Map<Keys, Keys | null>();
    for (const [id, keys] of Object.entries(bindings)) {
      const action = known.get(id);
      if (!action) continue;
      for (const shipped of shippedKeys(action).toReversed()) {
        if (!keys.includes(shipped)) instead.set(shipped, keys[0] ?? null);
      }
    }
    // Keys that still do what they ship for elsewhere stay.
    return instead;
  }, [known, bindings]);
  return useCallback(
    (shipped) => {
      const instead = changed.get(shipped);
      return instead === undefined ? shipped : instead;
    },
    [changed],
  );
}

/** Listens to the keyboard for all registered actions. Mounted once, at the root. */
export function useShortcuts(platform: Platform): void {
  const keyboard = useKeyboard();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // A field or list that used the key, and an input method in the middle of a word, come first.
      if (event.defaultPrevented || event.isComposing) return;
      // What is behind a modal dialog cannot be acted on.
      if (document.querySelector('dialog[open]') !== null) return;
      const { actions, bindings } = useRegistry.getState();
      const action = actionFor(event, actions, platform, bindings, keyboard);
      if (!action) return;
      event.preventDefault();
      action.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [platform, keyboard]);
}
