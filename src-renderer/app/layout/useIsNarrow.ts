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
 * Whether the window is too narrow for the customer panel beside the rest. Opened then, it lies over
 * the workspace; wide again, the panel is as the agent had left it.
 */
export function useIsNarrow(): boolean {
  const narrow = useSyncExternalStore(subscribe, () => window.matchMedia(NARROW_QUERY).matches);
  const setNarrow = useScreen((state) => state.setNarrow);
  useEffect(() => setNarrow(narrow), [narrow, setNarrow]);
  return narrow;
}
