import { useEffect, useRef } from 'react';
import { linkComposer } from './composer-link';
import type { DraftState } from './use-draft';
import type { ComposerMode } from './use-send';

/** Lets the customer panel, the search and the messages reach this composer. */
export function useComposerLink(
  threadId: string,
  insert: (text: string) => void,
  draft: DraftState,
  setMode: (mode: ComposerMode) => void,
): void {
  const latest = useRef({ insert, draft });
  useEffect(() => {
    latest.current = { insert, draft };
  }, [insert, draft]);
  useEffect(
    () =>
      linkComposer(threadId, {
        insert: (text) => {
          setMode('reply');
          // The reply's field is there after the next frame, when a note was open before.
          requestAnimationFrame(() => latest.current.insert(text));
        },
        flush: () => latest.current.draft.flush(),
        reload: (mode) => {
          setMode(mode);
          latest.current.draft.reload();
        },
      }),
    [threadId, setMode],
  );
}
