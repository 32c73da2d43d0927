import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useScreen } from '../state';
import { useTextScale } from '../theme/useTextScale';

/** Pixels of the window's width, for texts of the usual size: below the first, two panes and the customer do not fit. */
const NARROW_BELOW = { usual: 1100, threeAbreast: 1400 } as const;
const MAX_ABREAST = 3;
/** Below this the inbox and a conversation do not fit: a small window whose page is enlarged. */
const SINGLE_BELOW = 760;

function useIsBelow(width: number): boolean {
  const least = width * useTextScale();
  const query = useMemo(() => window.matchMedia(`(width < ${least}px)`), [least]);
  const subscribe = useMemo(
    () => (listener: () => void) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => query.matches);
}

/**
 * Whether the window is too narrow for the customer panel beside the rest; three panes side by side
 * need more. Opened then, it lies over the workspace; wide again, the panel is as the agent had left
 * it.
 */
export function useIsNarrow(): boolean {
  const panes = useScreen((state) => state.panes.length);
  const threeAbreast = (panes <= MAX_ABREAST ? panes : Math.ceil(panes / 2)) >= MAX_ABREAST;
  const narrow = useIsBelow(threeAbreast ? NARROW_BELOW.threeAbreast : NARROW_BELOW.usual);
  const setNarrow = useScreen((state) => state.setNarrow);
  useEffect(() => setNarrow(narrow), [narrow, setNarrow]);
  return narrow;
}

/** Whether there is room for the inbox or the conversations, but not for both. */
export function useIsSingle(): boolean {
  return useIsBelow(SINGLE_BELOW);
}
