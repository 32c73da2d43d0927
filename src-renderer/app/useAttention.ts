import { useEffect, useMemo } from 'react';
import { DEFAULT_SETTINGS } from '@shared/rules';
import { call } from './bridge';
import { useIsFirstScreenThere } from './first-screen';
import { useHeddleQuery } from './query';
import { useActions, type Action } from './shortcuts';
import { focusedThreadId, useScreen } from './state';

const NONE: readonly string[] = [];

/** The threads that are to be quiet. */
export function useMuted(): readonly string[] {
  return useAttentionQuery()?.muted ?? NONE;
}

function useAttentionQuery() {
  const { focusLimit } = useHeddleQuery('settings.get', undefined).data ?? DEFAULT_SETTINGS;
  const enabled = useIsFirstScreenThere();
  return useHeddleQuery('attention.get', { limit: focusLimit }, { enabled }).data;
}

/** What asks for attention in focus mode; null: it is off. */
export function useFocusMode(): {
  readonly threadIds: readonly string[];
  readonly quietly: number;
} | null {
  const { focusMode } = useHeddleQuery('settings.get', undefined).data ?? DEFAULT_SETTINGS;
  const attention = useAttentionQuery();
  return focusMode && attention ? attention : null;
}

/** How many threads ask for attention: the number in badge and tray, too. */
export function useWaiting(): number {
  const counts = useHeddleQuery('inbox.counts', { filter: 'mine' }).data;
  const inFocus = useFocusMode();
  const attention = useAttentionQuery();
  return inFocus?.threadIds.length ?? attention?.waiting ?? counts?.['waiting-on-us'] ?? 0;
}

/**
 * Tells main what is being looked at, and offers to be left alone. Mounted once, in a component of its
 * own: it follows the focus, and nothing around it has to.
 */
export function useAttention(): void {
  const threadId = useScreen((state) =>
    state.section === 'inbox' ? focusedThreadId(state) : null,
  );
  useEffect(() => {
    const tell = () =>
      void call('attention.watching', { threadId: document.hasFocus() ? threadId : null });
    tell();
    window.addEventListener('focus', tell);
    window.addEventListener('blur', tell);
    return () => {
      window.removeEventListener('focus', tell);
      window.removeEventListener('blur', tell);
    };
  }, [threadId]);
  useAttentionActions(threadId);
}

/**
 * Tells main whenever a conversation's own window is looked at; that it no longer is, main knows by
 * itself.
 */
export function useSeen(threadId: string): void {
  useEffect(() => {
    const tell = () => {
      if (document.hasFocus()) void call('attention.watching', { threadId });
    };
    tell();
    window.addEventListener('focus', tell);
    return () => window.removeEventListener('focus', tell);
  }, [threadId]);
}

/** Offers to be left alone, by everything or by one thread. Mounted once for each window. */
export function useAttentionActions(threadId: string | null): void {
  const { focusMode } = useHeddleQuery('settings.get', undefined).data ?? DEFAULT_SETTINGS;
  const muted = useMuted();
  useActions(
    useMemo(() => {
      const focus: Action = {
        id: 'app.focus-mode',
        label: focusMode ? 'action.focus-mode-off' : 'action.focus-mode-on',
        group: 'app',
        keys: 'Mod+Alt+F',
        run: () => void call('settings.set', { focusMode: !focusMode }),
      };
      if (threadId === null) return [focus];
      const on = !muted.includes(threadId);
      const mute: Action = {
        id: 'thread.mute',
        label: on ? 'action.thread-mute' : 'action.thread-unmute',
        group: 'thread',
        keys: 'Mod+Alt+M',
        run: () => void call('attention.mute', { threadId, on }),
      };
      return [focus, mute];
    }, [focusMode, threadId, muted]),
  );
}
