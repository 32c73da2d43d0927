import { useEffect, useRef } from 'react';
import type { DraftMode } from '@shared/ipc';
import { joinDrafts, type DraftContent } from '@shared/rules';
import { call, onEvent } from '../../app/bridge';
import { linkComposer } from './composer-link';
import type { ComposerMode } from './composer-mode';
import { EMPTY_DRAFT } from './draft-box';
import type { Draft } from './use-draft';
import type { SendWith } from './use-send';
import type { Insertion } from './use-insertion';

/** The parts of a composer that others may reach. */
export interface LinkedComposer {
  readonly threadId: string;
  readonly insertion: Insertion;
  readonly draft: Draft;
  readonly setMode: (mode: ComposerMode) => void;
  readonly lastShownId: () => string | null;
  /** What the customer wrote last; null when they were answered. */
  readonly lastFromCustomer: string | null;
  readonly send: () => void;
  readonly sendWith: (what: SendWith) => void;
}

/** Puts a content above what the draft on disk holds; returns whether it is there now. */
async function putIntoDraft(
  threadId: string,
  mode: DraftMode,
  content: DraftContent,
): Promise<boolean> {
  const before = await call('draft.get', { threadId, mode });
  if (!before.ok) return false;
  const joined = joinDrafts(content, before.value ?? EMPTY_DRAFT);
  const saved = await call('draft.save', {
    ...joined,
    threadId,
    mode,
    attachments: [...joined.attachments],
  });
  return saved.ok;
}

/** Lets the customer panel, the search and the messages reach this composer. */
export function useComposerLink(composer: LinkedComposer): void {
  const { threadId, setMode } = composer;
  const latest = useRef(composer);
  useEffect(() => {
    latest.current = composer;
  }, [composer]);

  useEffect(() => {
    /** What this composer itself has taken back; main tells of it as well. */
    const own = new Set<string>();
    const endReturns = onEvent('draft-returned', ({ commandId, ...written }) => {
      if (written.threadId !== threadId || own.has(commandId)) return;
      void latest.current.draft.giveBack(written.mode, async () => written);
    });
    const quote = (messageId: string) => {
      setMode('reply');
      // The reply's draft is there after the next frame, when a note was open before.
      requestAnimationFrame(() => {
        latest.current.draft.setQuoted(messageId);
        latest.current.insertion.focus();
      });
    };
    const endLink = linkComposer(threadId, {
      insert: (text) => {
        setMode('reply');
        // The reply's field is there after the next frame, when a note was open before.
        requestAnimationFrame(() => latest.current.insertion.insert(text));
      },
      takeBack: async (commandId, mode) => {
        own.add(commandId);
        let problem: string | null = null;
        const back = await latest.current.draft.giveBack(mode, async () => {
          const result = await call('outbox.cancel', { commandId });
          if (!result.ok) problem = result.error.message;
          return result.ok ? result.value : null;
        });
        if (back === null) return problem;
        setMode(mode);
        latest.current.insertion.caretBehind(back.text);
        return null;
      },
      bringBack: async (content, mode) => {
        const back = await latest.current.draft.giveBack(mode, async () =>
          (await putIntoDraft(threadId, mode, content)) ? content : null,
        );
        if (back === null) return false;
        setMode(mode);
        latest.current.insertion.caretBehind(back.text);
        return true;
      },
      show: setMode,
      quote,
      quoteLast: () => {
        const { lastFromCustomer } = latest.current;
        if (lastFromCustomer !== null) quote(lastFromCustomer);
      },
      send: () => latest.current.send(),
      sendWith: (what) => latest.current.sendWith(what),
      written: () => latest.current.insertion.written(),
      lastShownId: () => latest.current.lastShownId(),
      settle: () => latest.current.draft.settle(),
      focus: () => latest.current.insertion.focus(),
    });
    return () => {
      endReturns();
      endLink();
    };
  }, [threadId, setMode]);
}
