import { useEffect, useState } from 'react';
import { call } from '../bridge';
import { layoutOf, useScreen } from './screen';

/** Dragging a separator changes the layout at every step; only where it ends is written. */
const WRITE_AFTER_MS = 400;

/**
 * Restores the panes of this agent, then keeps writing them down.
 *
 * @param agentId whose layout; another agent begins with theirs
 * @returns whether the layout has been read: until then nothing should be painted into it
 */
export function useLayoutMemory(agentId: string): boolean {
  const [readFor, setReadFor] = useState<string | null>(null);

  useEffect(() => {
    let ended = false;
    useScreen.getState().reset();
    void call('layout.get', undefined).then((result) => {
      if (ended) return;
      if (result.ok && result.value) useScreen.getState().restoreLayout(result.value);
      setReadFor(agentId);
    });
    return () => {
      ended = true;
    };
  }, [agentId]);

  useEffect(() => {
    if (readFor !== agentId) return undefined;
    let written = JSON.stringify(layoutOf(useScreen.getState()));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = useScreen.subscribe((state) => {
      const layout = layoutOf(state);
      const next = JSON.stringify(layout);
      if (next === written) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        written = next;
        void call('layout.set', layout);
      }, WRITE_AFTER_MS);
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [readFor, agentId]);

  return readFor === agentId;
}
