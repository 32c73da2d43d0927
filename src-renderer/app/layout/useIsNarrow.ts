import { useEffect, useSyncExternalStore } from 'react';
import { useScreen } from '../state';

/** Below this width inbox, workspace and customer do not fit side by side. */
const NARROW_QUERY = '(max-width: 1099px)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(NARROW_QUERY);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/**
 * Whether the window is too narrow for the customer panel beside the rest. Becoming narrow closes
 * the panel; opened then, it lies over the workspace.
 */
export function useIsNarrow(): boolean {
  const narrow = useSyncExternalStore(subscribe, () => window.matchMedia(NARROW_QUERY).matches);
  const setContextOpen = useScreen((state) => state.setContextOpen);
  useEffect(() => {
    if (narrow) setContextOpen(false);
  }, [narrow, setContextOpen]);
  return narrow;
}
