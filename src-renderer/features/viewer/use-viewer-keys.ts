import { useEffect, useRef } from 'react';

/** What the keys of the viewer do; a key without an entry is left alone. */
export type ViewerKeys = Readonly<Record<string, (() => void) | undefined>>;

/**
 * Listens to plain keys while the viewer is open, wherever in it the keyboard is.
 *
 * @param keys by `KeyboardEvent.key`, with `Shift+` before it where that is pressed for another one
 */
export function useViewerKeys(keys: ViewerKeys): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea')) return;
      const name =
        event.shiftKey && event.key.startsWith('Arrow') ? `Shift+${event.key}` : event.key;
      const act = Object.hasOwn(current.current, name) ? current.current[name] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
