import { useEffect, useMemo } from 'react';
import { holdLeftMs } from '@shared/rules';
import { useActions } from '../../app/shortcuts';
import { undoSend, useSecondThoughts } from './second-thoughts';

/**
 * Offers to take back what was sent last, for as long as that is possible. Mounted once.
 *
 * @param agentId whoever is at the screen: nobody takes back what somebody else has sent
 */
export function useUndoSend(agentId: string): void {
  useEffect(() => () => useSecondThoughts.getState().reset(), [agentId]);
  const held = useSecondThoughts((state) => state.held);
  const left = useSecondThoughts((state) => state.left);
  const oldest = held[0];
  useEffect(() => {
    if (oldest === undefined) return undefined;
    const delayMs = holdLeftMs(oldest.holdUntil, Date.now());
    const timer = setTimeout(() => left(oldest.commandId), delayMs);
    return () => clearTimeout(timer);
  }, [oldest, left]);
  const inPalette = held.length > 0;
  useActions(
    useMemo(
      () => [
        {
          id: 'send.undo',
          label: 'action.undo-send',
          group: 'thread',
          keys: 'Mod+Z',
          inPalette,
          // In a field it undoes what was typed; an empty one decides for itself.
          whileTyping: false,
          run: () => void undoSend(),
        },
      ],
      [inPalette],
    ),
  );
}
