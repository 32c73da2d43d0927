import { startTransition, useEffect, useState } from 'react';
import { afterPaint } from '../after-paint';
import { focusedThreadId, useScreen } from './screen';

/** Whoever goes from pane to pane is not kept up by what stands beside them. */
const SETTLED_MS = 60;

/** Whether the thread is in the focused pane. Only the two panes whose answer changes are drawn again. */
export function useIsFocused(threadId: string): boolean {
  return useScreen((state) => focusedThreadId(state) === threadId);
}

/**
 * The thread in the focused pane, or null, a moment later: for what stands beside the panes and
 * follows them. The pane is painted first, and of several changes in a row only the last is followed.
 */
export function useFollowedThreadId(): string | null {
  const [followed, setFollowed] = useState(() => focusedThreadId(useScreen.getState()));
  useEffect(() => {
    const follow = () => setFollowed(focusedThreadId(useScreen.getState()));
    // It may have changed since it was drawn.
    follow();
    let forget = () => {};
    const stop = useScreen.subscribe((state, before) => {
      if (focusedThreadId(state) === focusedThreadId(before)) return;
      forget();
      forget = afterPaint(() => {
        const timer = setTimeout(() => startTransition(follow), SETTLED_MS);
        forget = () => clearTimeout(timer);
      });
    });
    return () => {
      forget();
      stop();
    };
  }, []);
  return followed;
}
