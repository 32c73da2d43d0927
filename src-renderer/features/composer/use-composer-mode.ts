import { useCallback, useState } from 'react';
import type { ConversationView } from '@shared/ipc';
import { recall, remember, settlePaneMemory } from '../../app/state/pane-memory';
import type { ComposerMode } from './composer-mode';

/** As the conversation was left, or else as what is begun in it was meant. */
function modeLeft({ thread, draft }: ConversationView): ComposerMode {
  return recall(thread.id)?.mode ?? draft ?? 'reply';
}

/**
 * What is being written in a conversation. It is kept like the draft: whoever comes back to the first
 * half of a note must not write the second half to the customer.
 */
export function useComposerMode(
  view: ConversationView,
): readonly [mode: ComposerMode, setMode: (mode: ComposerMode) => void] {
  const threadId = view.thread.id;
  const [kept, setKept] = useState(() => ({ threadId, mode: modeLeft(view) }));
  // What was chosen for one conversation says nothing about another that takes its place.
  const now = kept.threadId === threadId ? kept : { threadId, mode: modeLeft(view) };
  if (now !== kept) setKept(now);
  const setMode = useCallback(
    (mode: ComposerMode) => {
      setKept((before) => (before.threadId === threadId ? { threadId, mode } : before));
      remember(threadId, { mode });
      // It changes seldom, and decides who reads what is typed next: it does not wait for a rest.
      void settlePaneMemory();
    },
    [threadId],
  );
  return [now.mode, setMode];
}
