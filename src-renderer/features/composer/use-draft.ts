import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { createStore } from 'zustand';
import type { Attachment } from '@shared/domain';
import type { DraftMode } from '@shared/ipc';
import { joinDrafts, type DraftContent } from '@shared/rules';
import { call } from '../../app/bridge';
import { heddleQuery } from '../../app/query';
import { createDraftBox, draftKey, EMPTY_DRAFT, type DraftBox } from './draft-box';
import type { DraftStatus } from './draft-keeper';
import { isUntouched, type ShownDraft, type WatchedDraft } from './draft-view';
import { leaveDraft, takeDraft, watchOwner } from './unsaved-drafts';

/** A draft that could not be read is asked for again; typing over it unread would lose it. */
const READ_AGAIN_MS = 2000;

/** A draft on screen. It stays the same while it is typed: see `useDraftPart` for what it holds. */
export interface Draft extends WatchedDraft {
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
export function useDraft(threadId: string, mode: DraftMode): Draft {
  const key = draftKey(threadId, mode);
  const [shown] = useState(() => createStore<ShownDraft>(() => ({ held: null, told: null })));
  const [reads, setReads] = useState(0);
  const boxes = useRef(new Map<string, DraftBox>());

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

  const show = useCallback(
    (changed: DraftBox, content: DraftContent) => {
      Object.assign(changed, { content, version: changed.version + 1 });
      if (shown.getState().held?.key !== changed.key) return;
      shown.setState({ held: { key: changed.key, content } });
    },
    [shown],
  );

  useEffect(() => {
    let ended = false;
    let again: ReturnType<typeof setTimeout> | null = null;
    const { version } = box;
    const read = async (): Promise<void> => {
      await box.keeper.flush();
      const result = await call('draft.get', { threadId, mode });
      if (ended) return;
      if (!result.ok) {
        const problem = result.error.message;
        shown.setState({ told: { key, status: { state: 'failed', problem } } });
        again = setTimeout(() => setReads((count) => count + 1), READ_AGAIN_MS);
        return;
      }
      const draft = result.value;
      // What has changed meanwhile, or could not be saved, is newer than what the disk has.
      const isNewest = box.version === version && !box.keeper.unsaved;
      if (isNewest) box.content = draft ?? EMPTY_DRAFT;
      const isSaved = isNewest && draft !== null;
      const onDisk: DraftStatus = isSaved
        ? { state: 'saved', at: draft.updatedAt }
        : { state: 'untouched' };
      shown.setState({
        held: { key, content: box.content },
        told: { key, status: box.keeper.unsaved ? box.keeper.status : onDisk },
      });
    };
    void read();
    return () => {
      ended = true;
      if (again !== null) clearTimeout(again);
    };
  }, [box, key, shown, threadId, mode, reads]);

  useEffect(() => {
    takeDraft(box.key);
    box.onStatus = (status) => {
      const { told } = shown.getState();
      // A field hears of each key that something is not saved yet, and needs to hear it once.
      if (told?.key !== box.key) return;
      if (told.status.state === 'unsaved' && status.state === 'unsaved') return;
      shown.setState({ told: { key: box.key, status } });
    };
    const leave = () => void box.keeper.flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leaveDraft(box);
    };
  }, [box, shown]);

  const { data: storage } = useQuery({
    ...heddleQuery('sync.status', undefined),
    select: (status) => status.storage,
  });
  const goodSince = storage?.state === 'ok' ? storage.since : null;
  const knownSince = useRef<number | null>(null);
  useEffect(() => {
    if (goodSince === null || goodSince === knownSince.current) return;
    const isFirst = knownSince.current === null;
    knownSince.current = goodSince;
    if (isFirst) return;
    // The file may have been damaged and written again: what the screen holds is the newest there is.
    for (const { keeper, content } of boxes.current.values()) {
      if (!isUntouched(content)) keeper.change(content);
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
        if (shown.getState().held?.key === into.key || into.keeper.unsaved) {
          changeBox(into, joinDrafts(back, into.content));
        } else setReads((count) => count + 1);
        return back;
      } finally {
        resume();
      }
    },
    [boxOf, changeBox, shown],
  );

  return useMemo(
    () => ({
      key,
      shown,
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
          else if (!isUntouched(box.content)) changeBox(box, box.content);
          resume();
        }
      },
      giveBack,
    }),
    [key, shown, changeBox, box, show, giveBack],
  );
}
