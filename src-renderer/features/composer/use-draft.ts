import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Attachment } from '@shared/domain';
import type { DraftMode } from '@shared/ipc';
import { call } from '../../app/bridge';
import { DraftKeeper, type DraftContent, type DraftStatus } from './draft-keeper';

const EMPTY: DraftContent = { text: '', attachments: [] };

/** A draft on screen, and whether it is on disk. */
export interface DraftState extends DraftContent {
  /** The draft has not been read yet. */
  readonly loading: boolean;
  readonly status: DraftStatus;
  setText(text: string): void;
  setAttachments(change: (now: readonly Attachment[]) => readonly Attachment[]): void;
  /** Saves now; resolves when nothing is under way. */
  flush(): Promise<void>;
  /** Empties the field because its content was sent; resolves when no save can bring it back. */
  clear(): Promise<void>;
  /** Saves what was typed while the content before it was sent, because sending emptied the draft. */
  keep(): void;
  /** Puts a content into the field again, e.g. because sending did not work. */
  restore(content: DraftContent): void;
  /** Reads the draft from disk again. */
  reload(): void;
}

/**
 * The draft of one thread in one mode: read from disk, saved as it is typed, saved when the
 * composer goes away.
 */
export function useDraft(threadId: string, mode: DraftMode): DraftState {
  // What is held names its draft: the field never shows, or saves, one draft as the other.
  const key = `${mode} ${threadId}`;
  const [held, setHeld] = useState<{ key: string; content: DraftContent } | null>(null);
  const loading = held?.key !== key;
  const content = held !== null && !loading ? held.content : EMPTY;
  const [status, setStatus] = useState<DraftStatus>({ state: 'untouched' });
  const [reads, setReads] = useState(0);
  const now = useRef<DraftContent>(EMPTY);

  const keeper = useMemo(
    () =>
      new DraftKeeper(
        ({ text, attachments }) =>
          call('draft.save', { threadId, mode, text, attachments: [...attachments] }),
        setStatus,
      ),
    [threadId, mode],
  );

  const show = useCallback(
    (next: DraftContent) => {
      now.current = next;
      setHeld({ key, content: next });
    },
    [key],
  );

  useEffect(() => {
    let ended = false;
    void call('draft.get', { threadId, mode }).then((result) => {
      if (ended) return;
      const draft = result.ok ? result.value : null;
      show(draft ?? EMPTY);
      setStatus(
        result.ok
          ? draft === null
            ? { state: 'untouched' }
            : { state: 'saved', at: draft.updatedAt }
          : { state: 'failed', problem: result.error.message },
      );
    });
    return () => {
      ended = true;
    };
  }, [threadId, mode, reads, show]);

  useEffect(() => {
    const leave = () => void keeper.flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [keeper]);

  const change = useCallback(
    (next: DraftContent) => {
      show(next);
      keeper.change(next);
    },
    [keeper, show],
  );

  return useMemo(
    () => ({
      ...content,
      loading,
      status,
      setText: (text) => change({ ...now.current, text }),
      setAttachments: (update) =>
        change({ ...now.current, attachments: update(now.current.attachments) }),
      flush: () => keeper.flush(),
      clear: () => {
        show(EMPTY);
        return keeper.discard();
      },
      keep: () => {
        if (now.current.text !== '' || now.current.attachments.length > 0) change(now.current);
      },
      restore: change,
      reload: () => setReads((count) => count + 1),
    }),
    [content, loading, status, change, keeper, show],
  );
}
