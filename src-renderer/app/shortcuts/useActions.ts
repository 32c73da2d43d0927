import { useCallback, useEffect, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
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
 * which ships with them, or null when they took them away. The same function for as long as that is
 * the same: actions come and go with the focus, and whoever shows keys has nothing to do then.
 */
export function useShownInstead(): (shipped: Keys) => Keys | null {
  const changed = useRegistry(useShallow(insteadOf));
  return useCallback(
    (shipped) => changed[shipped] ?? (shipped in changed ? null : shipped),
    [changed],
  );
}

function insteadOf({
  known,
  bindings,
}: {
  readonly known: ReadonlyMap<string, Action>;
  readonly bindings: Bindings;
}): Readonly<Record<Keys, Keys | null>> {
  const instead: Record<Keys, Keys | null> = {};
  for (const [id, keys] of Object.entries(bindings)) {
    const action = known.get(id);
    if (!action) continue;
    for (const shipped of shippedKeys(action).toReversed()) {
      // Keys that still do what they ship for elsewhere stay.
      if (!keys.includes(shipped)) instead[shipped] = keys[0] ?? null;
    }
  }
  return instead;
}

/** As long as somebody waits for a conversation without doing anything else. */
const HOLD_AT_MOST_MS = 3000;

/** Whether the conversation that has the focus is still being read, so that its actions are not there. */
function isFocusedPaneOpening(): boolean {
  return document.querySelector('[data-pane][data-focused][aria-busy="true"]') !== null;
}

/**
 * Listens to the keyboard for all registered actions. Mounted once, at the root. A key that is meant
 * for a conversation which is just opening is kept until it is there, unless something else is done
 * meanwhile.
 */
export function useShortcuts(platform: Platform): void {
  const keyboard = useKeyboard();
  useEffect(() => {
    let letGo = () => {};
    const run = (event: KeyboardEvent): boolean => {
      const { actions, bindings } = useRegistry.getState();
      const action = actionFor(event, actions, platform, bindings, keyboard);
      action?.run();
      return action !== null;
    };
    const hold = (event: KeyboardEvent) => {
      const stop = useRegistry.subscribe(() => {
        if (isModalOpen() || run(event)) letGo();
      });
      const timer = setTimeout(() => letGo(), HOLD_AT_MOST_MS);
      letGo = () => {
        clearTimeout(timer);
        stop();
        letGo = () => {};
      };
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isModifier(event)) letGo();
      // A field or list that used the key, and an input method in the middle of a word, come first.
      if (event.defaultPrevented || event.isComposing) return;
      // What is behind a modal dialog cannot be acted on.
      if (isModalOpen()) return;
      if (run(event)) {
        event.preventDefault();
        return;
      }
      if (!isFocusedPaneOpening()) return;
      const { bindings } = useRegistry.getState();
      if (!actionFor(event, declaredActions(platform), platform, bindings, keyboard)) return;
      event.preventDefault();
      hold(event);
    };
    const onPointerDown = () => letGo();
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('pointerdown', onPointerDown, true);
    return () => {
      letGo();
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('pointerdown', onPointerDown, true);
    };
  }, [platform, keyboard]);
}

function isModalOpen(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

function isModifier({ key }: KeyboardEvent): boolean {
  return key === 'Control' || key === 'Shift' || key === 'Alt' || key === 'Meta';
}
