import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Attachment } from '@shared/domain';
import type { DraftMode } from '@shared/ipc';
import { joinDrafts, type DraftContent } from '@shared/rules';
import { call } from '../../app/bridge';
import { useHeddleQuery } from '../../app/query';
import { createDraftBox, draftKey, EMPTY_DRAFT, type DraftBox } from './draft-box';
import type { DraftStatus } from './draft-keeper';
import { leaveDraft, takeDraft, watchOwner } from './unsaved-drafts';

const UNTOUCHED: DraftStatus = { state: 'untouched' };
/** A draft that could not be read is asked for again; typing over it unread would lose it. */
const READ_AGAIN_MS = 2000;

const isEmpty = ({ text, attachments }: DraftContent): boolean =>
  text === '' && attachments.length === 0;

/** A draft on screen, and whether it is on disk. */
export interface DraftState extends DraftContent {
  /** The draft has not been read yet. */
  readonly loading: boolean;
  readonly status: DraftStatus;
  setText(text: string): void;
  setAttachments(change: (now: readonly Attachment[]) => readonly Attachment[]): void;
  /** Answers a message by name, or no longer. */
  setQuoted(messageId: string | null): void;
  /** Saves now; resolves when nothing is under way. */
  flush(): Promise<void>;
  /** Saves all drafts of this thread now; resolves to whether they are on disk. */
  settle(): Promise<boolean>;
  /**
   * Empties the field while its content is handed over, and fills it again, above what was typed
   * since, when that does not work. Until then nothing is written: the draft on disk stays what it
   * was, for the case that the process ends in between.
   *
   * @param give hands the content over; main empties the draft in the same transaction
   * @returns what `give` returned: whether it worked
   */
  handOver(give: () => Promise<boolean>): Promise<boolean>;
  /**
   * Lets main give something back to a draft of this thread, and shows it. Nothing is written
   * meanwhile, so what main has put into the draft cannot be overwritten by what was there before.
   *
   * @param fetch asks main; null: nothing was given back
   */
  giveBack<T extends DraftContent>(
    mode: DraftMode,
    fetch: () => Promise<T | null>,
  ): Promise<T | null>;
}

/**
 * The draft of one thread in one mode: read from disk, saved as it is typed, saved when the
 * composer goes away.
 */
export function useDraft(threadId: string, mode: DraftMode): DraftState {
  // What is held names its draft: the field never shows, or saves, one draft as the other.
  const key = draftKey(threadId, mode);
  const [held, setHeld] = useState<{ key: string; content: DraftContent } | null>(null);
  const [told, setTold] = useState<{ key: string; status: DraftStatus } | null>(null);
  const [reads, setReads] = useState(0);
  const boxes = useRef(new Map<string, DraftBox>());
  const loading = held?.key !== key;
  const content = held !== null && !loading ? held.content : EMPTY_DRAFT;
  const status = told?.key === key ? told.status : UNTOUCHED;
  /** The key of the draft in the field, once it has been read. */
  const shownKey = useRef<string | null>(null);
  useEffect(() => {
    shownKey.current = held?.key ?? null;
  }, [held]);

  const boxOf = useCallback(
    (of: DraftMode): DraftBox => {
      const wanted = draftKey(threadId, of);
      const known = boxes.current.get(wanted);
      if (known) return known;
      watchOwner();
      const made = takeDraft(wanted) ?? createDraftBox(threadId, of);
      boxes.current.set(wanted, made);
      return made;
    },
    [threadId],
  );
  const box = useMemo(() => boxOf(mode), [boxOf, mode]);

  const show = useCallback((shown: DraftBox, next: DraftContent) => {
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
      if (isNewest) box.content = draft ?? EMPTY_DRAFT;
      const isSaved = isNewest && draft !== null;
      setHeld({ key, content: box.content });
      const onDisk: DraftStatus = isSaved ? { state: 'saved', at: draft.updatedAt } : UNTOUCHED;
      setTold({ key, status: box.keeper.unsaved ? box.keeper.status : onDisk });
    };
    void read();
    return () => {
      ended = true;
      if (again !== null) clearTimeout(again);
    };
  }, [box, key, threadId, mode, reads]);

  useEffect(() => {
    takeDraft(box.key);
    box.onStatus = (next) =>
      setTold((before) => (before?.key === box.key ? { key: box.key, status: next } : before));
    const leave = () => void box.keeper.flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leaveDraft(box);
    };
  }, [box]);

  const storage = useHeddleQuery('sync.status', undefined).data?.storage;
  const goodSince = storage?.state === 'ok' ? storage.since : null;
  const knownSince = useRef<number | null>(null);
  useEffect(() => {
    if (goodSince === null || goodSince === knownSince.current) return;
    const isFirst = knownSince.current === null;
    knownSince.current = goodSince;
    if (isFirst) return;
    // The file may have been damaged and written again: what the screen holds is the newest there is.
    for (const { keeper, content: shown } of boxes.current.values()) {
      if (!isEmpty(shown)) keeper.change(shown);
    }
  }, [goodSince]);

  const changeBox = useCallback(
    (changed: DraftBox, next: DraftContent) => {
      show(changed, next);
      changed.keeper.change(next);
    },
    [show],
  );

  const giveBack = useCallback(
    async <T extends DraftContent>(
      to: DraftMode,
      fetch: () => Promise<T | null>,
    ): Promise<T | null> => {
      const into = boxOf(to);
      await into.keeper.flush();
      const resume = await into.keeper.suspend();
      try {
        const back = await fetch();
        if (back === null) return null;
        // What the field shows, or the disk would not take, is not read again: main's is added to it.
        if (shownKey.current === into.key || into.keeper.unsaved) {
          changeBox(into, joinDrafts(back, into.content));
        } else setReads((count) => count + 1);
        return back;
      } finally {
        resume();
      }
    },
    [boxOf, changeBox],
  );

  return useMemo(
    () => ({
      ...content,
      loading,
      status,
      setText: (text) => changeBox(box, { ...box.content, text }),
      setAttachments: (update) =>
        changeBox(box, { ...box.content, attachments: update(box.content.attachments) }),
      setQuoted: (quotedMessageId) => changeBox(box, { ...box.content, quotedMessageId }),
      flush: () => box.keeper.flush(),
      settle: async () => {
        const keepers = [...boxes.current.values()].map(({ keeper }) => keeper);
        await Promise.all(keepers.map((keeper) => keeper.flush()));
        return keepers.every((keeper) => !keeper.unsaved);
      },
      handOver: async (give) => {
        const before = box.content;
        show(box, EMPTY_DRAFT);
        await box.keeper.discard();
        const resume = await box.keeper.suspend();
        let given = false;
        try {
          given = await give();
          return given;
        } finally {
          if (!given) changeBox(box, joinDrafts(before, box.content));
          // Main has emptied the draft on disk, also of what was typed since.
          else if (!isEmpty(box.content)) changeBox(box, box.content);
          resume();
        }
      },
      giveBack,
    }),
    [content, loading, status, changeBox, box, show, giveBack],
  );
}
