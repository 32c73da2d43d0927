import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useScreen } from '../state';

/** Pixels of the window's width: below the first, two panes and the customer do not fit. */
const NARROW_BELOW = { usual: 1100, threeAbreast: 1400 } as const;
const MAX_ABREAST = 3;

/**
 * Whether the window is too narrow for the customer panel beside the rest; three panes side by side
 * need more. Opened then, it lies over the workspace; wide again, the panel is as the agent had left
 * it.
 */
export function useIsNarrow(): boolean {
  const panes = useScreen((state) => state.panes.length);
  const threeAbreast = (panes <= MAX_ABREAST ? panes : Math.ceil(panes / 2)) >= MAX_ABREAST;
  const below = threeAbreast ? NARROW_BELOW.threeAbreast : NARROW_BELOW.usual;
  const query = useMemo(() => window.matchMedia(`(max-width: ${below - 1}px)`), [below]);
  const subscribe = useMemo(
    () => (listener: () => void) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    [query],
  );
  const narrow = useSyncExternalStore(subscribe, () => query.matches);
  const setNarrow = useScreen((state) => state.setNarrow);
  useEffect(() => setNarrow(narrow), [narrow, setNarrow]);
  return narrow;
}
