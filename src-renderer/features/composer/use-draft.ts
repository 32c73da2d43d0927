import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Attachment } from '@shared/domain';
import type { DraftMode } from '@shared/ipc';
import { joinDrafts, type DraftContent } from '@shared/rules';
import { call } from '../../app/bridge';
import { DraftKeeper, type DraftStatus } from './draft-keeper';

const EMPTY: DraftContent = { text: '', attachments: [] };
const UNTOUCHED: DraftStatus = { state: 'untouched' };
/** A draft that could not be read is asked for again; typing over it unread would lose it. */
const READ_AGAIN_MS = 2000;

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
  /** Puts a content back, above what was typed since, e.g. because sending did not work. */
  restore(content: DraftContent): void;
  /** Reads the draft from disk again. */
  reload(): void;
}

/**
 * One draft. What takes its time (a file being read, an answer being handed over) holds on to the
 * draft it began with, and never to what the field has come to show since.
 */
interface Box {
  readonly key: string;
  readonly keeper: DraftKeeper;
  content: DraftContent;
  /** Grows with every change, so that an older read does not undo it. */
  version: number;
}

/**
 * The draft of one thread in one mode: read from disk, saved as it is typed, saved when the
 * composer goes away.
 */
export function useDraft(threadId: string, mode: DraftMode): DraftState {
  // What is held names its draft: the field never shows, or saves, one draft as the other.
  const key = `${mode} ${threadId}`;
  const [held, setHeld] = useState<{ key: string; content: DraftContent } | null>(null);
  const [told, setTold] = useState<{ key: string; status: DraftStatus } | null>(null);
  const [reads, setReads] = useState(0);
  const boxes = useRef(new Map<string, Box>());
  const loading = held?.key !== key;
  const content = held !== null && !loading ? held.content : EMPTY;
  const status = told?.key === key ? told.status : UNTOUCHED;

  const box = useMemo(() => {
    const known = boxes.current.get(key);
    if (known) return known;
    const keeper = new DraftKeeper(
      ({ text, attachments }) =>
        call('draft.save', { threadId, mode, text, attachments: [...attachments] }),
      (next) => setTold((before) => (before?.key === key ? { key, status: next } : before)),
    );
    const made: Box = { key, keeper, content: EMPTY, version: 0 };
    boxes.current.set(key, made);
    return made;
  }, [key, threadId, mode]);

  const show = useCallback((shown: Box, next: DraftContent) => {
    Object.assign(shown, { content: next, version: shown.version + 1 });
    setHeld((before) => (before?.key === shown.key ? { key: shown.key, content: next } : before));
  }, []);

  useEffect(() => {
    let ended = false;
    let again: ReturnType<typeof setTimeout> | null = null;
    const { version } = box;
    const read = async (): Promise<void> => {
      await box.keeper.flush();
      const result = await call('draft.get', { threadId, mode });
      if (ended) return;
      if (!result.ok) {
        setTold({ key, status: { state: 'failed', problem: result.error.message } });
        again = setTimeout(() => setReads((count) => count + 1), READ_AGAIN_MS);
        return;
      }
      const draft = result.value;
      // What has changed meanwhile, or could not be saved, is newer than what the disk has.
      const isNewest = box.version === version && !box.keeper.unsaved;
      if (isNewest) box.content = draft ?? EMPTY;
      const isSaved = isNewest && draft !== null;
      setHeld({ key, content: box.content });
      setTold({ key, status: isSaved ? { state: 'saved', at: draft.updatedAt } : UNTOUCHED });
    };
    void read();
    return () => {
      ended = true;
      if (again !== null) clearTimeout(again);
    };
  }, [box, key, threadId, mode, reads]);

  useEffect(() => {
    const leave = () => void box.keeper.flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [box]);

  const change = useCallback(
    (next: DraftContent) => {
      show(box, next);
      box.keeper.change(next);
    },
    [box, show],
  );

  return useMemo(
    () => ({
      ...content,
      loading,
      status,
      setText: (text) => change({ ...box.content, text }),
      setAttachments: (update) =>
        change({ ...box.content, attachments: update(box.content.attachments) }),
      flush: () => box.keeper.flush(),
      clear: () => {
        show(box, EMPTY);
        return box.keeper.discard();
      },
      keep: () => {
        if (box.content.text !== '' || box.content.attachments.length > 0) change(box.content);
      },
      restore: (before) => change(joinDrafts(before, box.content)),
      reload: () => setReads((count) => count + 1),
    }),
    [content, loading, status, change, box, show],
  );
}
