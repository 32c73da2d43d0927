import { useEffect, useMemo, useRef } from 'react';
import { useActions, type Action } from '../../app/shortcuts';
import { useIsFocused } from '../../app/state';
import type { ComposerMode } from './composer-mode';

interface BarActionsProps {
  readonly threadId: string;
  readonly mode: ComposerMode;
  readonly mayWhisper: boolean;
  readonly onMode: (mode: ComposerMode) => void;
  readonly onAttach: () => void;
  readonly onEmoji: () => void;
  readonly onVersions: () => void;
}

const NONE: readonly Action[] = [];

/**
 * Offers what the bar of the focused composer has to keyboard and palette. It draws nothing, so that
 * a focus that moves draws no bar again.
 */
export function BarActions(props: BarActionsProps): null {
  const { threadId, mode, mayWhisper } = props;
  const active = useIsFocused(threadId);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useActions(
    useMemo<readonly Action[]>(() => {
      if (!active) return NONE;
      const write = (to: ComposerMode): Action => ({
        id: `composer.${to}`,
        label: `action.write-${to}`,
        group: 'thread',
        // What is written already is no choice; its keys do nothing else meanwhile.
        inPalette: mode !== to,
        run: () => latest.current.onMode(to),
      });
      const attach: Action = {
        id: 'composer.attach',
        label: 'composer.attach',
        group: 'thread',
        run: () => latest.current.onAttach(),
      };
      return [
        write('reply'),
        write('note'),
        ...(mayWhisper ? [write('whisper')] : []),
        // Notes and whispers take no files.
        ...(mode === 'reply' ? [attach] : []),
        {
          id: 'composer.emoji',
          label: 'action.emoji',
          group: 'thread',
          run: () => latest.current.onEmoji(),
        },
        {
          id: 'composer.versions',
          label: 'action.versions',
          group: 'thread',
          run: () => latest.current.onVersions(),
        },
      ];
    }, [active, mode, mayWhisper]),
  );
  return null;
}
