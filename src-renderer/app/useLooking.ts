import { useEffect, useMemo } from 'react';
import { LOOKING_MAX_THREADS } from '@shared/domain/limits';
import { call } from './bridge';
import { useHeddleQuery } from './query';
import { useScreen } from './state';
import type { ScreenState } from './state/screen';

/** The conversations in sight in the main window, apart from each other by a space. */
function inSight({ section, panes, maximised, focusedPane }: ScreenState): string {
  if (section !== 'inbox') return '';
  const shown = maximised ? panes.slice(focusedPane, focusedPane + 1) : panes;
  return shown.map(({ threadId }) => threadId).join(' ');
}

/**
 * Tells main which conversations are open and in sight, in all windows, for the colleagues to know.
 * Mounted once, in the main window, in a component of its own: it follows the panes.
 */
export function useLooking(): void {
  const here = useScreen(inSight);
  const elsewhere = useScreen((state) => state.popOuts);
  useEffect(() => {
    const tell = () => {
      const shown = document.visibilityState === 'visible' && here !== '' ? here.split(' ') : [];
      const threadIds = [...shown, ...elsewhere].slice(0, LOOKING_MAX_THREADS);
      void call('conversation.looking', { threadIds });
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [here, elsewhere]);
}

/** The names of the colleagues who have a thread open as well, by thread. */
export function useLookers(): ReadonlyMap<string, readonly string[]> {
  const looking = useHeddleQuery('colleagues.looking', undefined).data;
  const agents = useHeddleQuery('reference.agents', undefined).data;
  return useMemo(() => {
    const found = new Map<string, string[]>();
    if (!looking || looking.length === 0) return found;
    const names = new Map(agents?.map(({ id, name }) => [id, name]));
    for (const { agentId, threadIds } of looking) {
      const name = names.get(agentId);
      if (name === undefined) continue;
      for (const threadId of threadIds) {
        const of = found.get(threadId);
        if (of) of.push(name);
        else found.set(threadId, [name]);
      }
    }
    return found;
  }, [looking, agents]);
}
