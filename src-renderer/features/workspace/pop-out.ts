import { call } from '../../app/bridge';
import { useScreen } from '../../app/state';
import { settlePaneMemory } from '../../app/state/pane-memory';
import { composerOf } from '../composer';

/** Puts everything that is being written in a conversation on disk; false: it could not. */
async function settle(threadId: string): Promise<boolean> {
  const saved = (await composerOf(threadId)?.settle()) ?? true;
  await settlePaneMemory();
  return saved;
}

function placeOf(threadId: string) {
  const pane = document.querySelector(`[data-pane="${CSS.escape(threadId)}"]`);
  if (pane === null) return null;
  const box = pane.getBoundingClientRect();
  // The frame of the window is above the page; its sides are as good as nothing.
  const top = window.screenY + Math.max(0, window.outerHeight - window.innerHeight);
  return {
    x: Math.round(window.screenX + box.left),
    y: Math.round(top + box.top),
    width: Math.round(box.width),
    height: Math.round(box.height),
  };
}

/**
 * Gives a conversation a window of its own, where its pane was. Its draft goes along without losing
 * a word: what cannot be put on disk now keeps it where it is, and its composer says why.
 *
 * @param at the point of the screen where its header shall be; null: where its pane is
 */
export async function popOut(
  threadId: string,
  at: { readonly x: number; readonly y: number } | null = null,
): Promise<void> {
  if (!(await settle(threadId))) return;
  const place = placeOf(threadId);
  const pane = useScreen.getState().panes.findIndex((each) => each.threadId === threadId);
  await call('popOut.open', {
    threadId,
    place: place && at ? { ...place, x: Math.round(at.x), y: Math.round(at.y) } : place,
    pane: pane < 0 ? null : pane,
  });
}

/**
 * Closes the window of a conversation.
 *
 * @param to `main`: the conversation goes on in the main window; null: as the settings say
 */
export async function leavePopOut(threadId: string, to: 'main' | 'nowhere' | null): Promise<void> {
  const saved = await settle(threadId);
  await call('popOut.leave', { threadId, to: saved ? to : 'stay' });
}

/** From its own window back into a pane of the main one. */
export function bringBack(threadId: string): Promise<void> {
  return leavePopOut(threadId, 'main');
}
