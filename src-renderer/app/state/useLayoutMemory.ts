import { useEffect, useRef, useState } from 'react';
import type { Layout } from '@shared/ipc';
import { call, onEvent } from '../bridge';
import { useInboxNotice } from './inbox-notice';
import { useInboxView } from './inbox-view';
import { readPaneMemory, usePaneMemory } from './pane-memory';
import { layoutOf, useScreen } from './screen';

/** Dragging a separator changes the sizes at every step; only where it ends is written. */
const WRITE_AFTER_MS = 400;

const readLayout = () =>
  Promise.all([call('layout.get', undefined), call('popOut.list', undefined)]);

/**
 * Restores the panes of this agent, then keeps writing them down.
 *
 * @param agentId whose layout; another agent begins with theirs
 * @param ahead called once the layout is restored: what it asks for is there sooner than whatever
 *   shows it could ask
 * @returns whether the layout has been read: until then nothing should be painted into it
 */
export function useLayoutMemory(agentId: string, ahead: () => Promise<void>): boolean {
  const [readFor, setReadFor] = useState<string | null>(null);
  const ready = usePaneMemory(agentId);
  const asked = useRef<ReturnType<typeof readLayout>>(undefined);

  useEffect(() => {
    // Beside what the panes were left in, and not after it.
    asked.current = readLayout();
  }, [agentId]);

  useEffect(() => {
    // Once only: a reset uses up where the screen is to come back to.
    if (!ready) return undefined;
    let ended = false;
    useScreen.getState().reset();
    useInboxView.getState().close();
    useInboxNotice.getState().dismiss();
    const isOut = onEvent('pop-outs', ({ threadIds }) => {
      useScreen.getState().setPopOuts(threadIds);
      // Whoever closes such a window and opens its conversation here goes on as they were there.
      void readPaneMemory();
    });
    const read = async () => {
      const [layout, popOuts] = await (asked.current ?? readLayout());
      if (ended) return;
      if (popOuts.ok) useScreen.getState().setPopOuts(popOuts.value);
      if (layout.ok && layout.value) useScreen.getState().restoreLayout(layout.value);
      await ahead();
      if (!ended) setReadFor(agentId);
    };
    void read();
    return () => {
      ended = true;
      isOut();
    };
  }, [agentId, ready, ahead]);

  useEffect(() => {
    if (readFor !== agentId) return undefined;
    let noticed = layoutOf(useScreen.getState());
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = useScreen.subscribe((state) => {
      const layout = layoutOf(state);
      if (isSame(layout, noticed)) return;
      // Which threads are open is known again even if the app is killed now.
      const delayMs = isSame(withoutSizes(layout), withoutSizes(noticed)) ? WRITE_AFTER_MS : 0;
      noticed = layout;
      clearTimeout(timer);
      timer = setTimeout(() => void call('layout.set', layout), delayMs);
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [readFor, agentId]);

  return readFor === agentId;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function withoutSizes(layout: Layout): Partial<Layout> {
  const { sizes: _sizes, rowSizes: _rowSizes, inboxWidth: _width, ...rest } = layout;
  return rest;
}
