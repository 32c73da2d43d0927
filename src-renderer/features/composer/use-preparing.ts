import { useCallback } from 'react';
import { create } from 'zustand';
import type { Attachment } from '@shared/domain';
import { call } from '../../app/bridge';
import { mediaTypeOf } from './files';
import { readFile } from './read-file';

/** A file on its way into a draft. */
export interface PreparingFile {
  readonly key: number;
  readonly name: string;
  readonly sizeBytes: number;
  /** How much of it is read, 0 to 1; then it is kept on this computer. */
  readonly share: number;
  /** Why it did not get there; null: it is on its way. */
  readonly failure: string | null;
  /** It is kept, and waits for the reply to be on screen; null: it is not there yet. */
  readonly kept: Attachment | null;
  /** Stops it, or forgets that it failed. */
  cancel(): void;
  retry(): void;
}

const NAME_MAX = 255;
let keys = 0;

const NOTHING: readonly PreparingFile[] = [];

interface PreparingFiles {
  /** By thread. A pane that is closed and opened again finds what did not get into its reply. */
  readonly byThread: ReadonlyMap<string, readonly PreparingFile[]>;
  change(threadId: string, next: (now: readonly PreparingFile[]) => readonly PreparingFile[]): void;
  /** Hands over what is kept, once: to the reply that is on screen. */
  takeKept(threadId: string): readonly Attachment[];
  /** Stops and forgets everything, when somebody else signs in. */
  reset(): void;
}

/** The files on their way into drafts. */
export const usePreparingFiles = create<PreparingFiles>((set, get) => ({
  byThread: new Map(),
  change: (threadId, next) =>
    set(({ byThread }) => {
      const files = next(byThread.get(threadId) ?? NOTHING);
      const all = new Map(byThread);
      if (files.length === 0) all.delete(threadId);
      else all.set(threadId, files);
      return { byThread: all };
    }),
  takeKept: (threadId) => {
    const kept = (get().byThread.get(threadId) ?? NOTHING).flatMap((file) => file.kept ?? []);
    if (kept.length > 0) {
      get().change(threadId, (now) => now.filter((file) => file.kept === null));
    }
    return kept;
  },
  reset: () => {
    for (const file of [...get().byThread.values()].flat()) file.cancel();
  },
}));

/** A disk that would not take a file's place in a draft is asked again. */
const AGAIN_MS = 2000;

/**
 * Where no reply is on screen to take a file, its draft on disk has it all the same: the app may end
 * before the conversation is opened again.
 */
async function keepInDraft(threadId: string, file: Attachment): Promise<void> {
  const waiting = usePreparingFiles.getState().byThread.get(threadId) ?? NOTHING;
  if (!waiting.some(({ kept }) => kept?.id === file.id)) return;
  const { ok } = await call('draft.addFile', { threadId, file });
  if (!ok) setTimeout(() => void keepInDraft(threadId, file), AGAIN_MS);
}

/** Reads files and has main keep them, each for itself. */
export function usePreparing(threadId: string) {
  const preparing = usePreparingFiles(({ byThread }) => byThread.get(threadId) ?? NOTHING);
  const prepare = useCallback(
    (file: File) => {
      keys += 1;
      const key = keys;
      const name = file.name.slice(0, NAME_MAX) || 'file';
      let stop = new AbortController();
      const setPreparing = (next: (now: readonly PreparingFile[]) => readonly PreparingFile[]) =>
        usePreparingFiles.getState().change(threadId, next);
      const change = (changes: Partial<PreparingFile>) =>
        setPreparing((all) =>
          all.map((each) => (each.key === key ? { ...each, ...changes } : each)),
        );
      const leave = () => setPreparing((all) => all.filter((each) => each.key !== key));
      const run = async () => {
        stop = new AbortController();
        const { signal } = stop;
        try {
          const bytes = await readFile(file, signal, (share) => change({ share }));
          const mediaType = mediaTypeOf(file);
          const result = await call('attachment.add', { threadId, name, mediaType, bytes });
          if (signal.aborted) return;
          change(result.ok ? { kept: result.value } : { failure: result.error.message });
          if (result.ok) setTimeout(() => void keepInDraft(threadId, result.value));
        } catch (error) {
          if (signal.aborted) return;
          change({ failure: error instanceof Error ? error.message : String(error) });
        }
      };
      const cancel = () => {
        stop.abort();
        leave();
      };
      const retry = () => {
        change({ failure: null, share: 0 });
        void run();
      };
      const begun = { share: 0, failure: null, kept: null };
      const facts = { key, name, sizeBytes: file.size };
      setPreparing((all) => [...all, { ...facts, ...begun, cancel, retry }]);
      void run();
    },
    [threadId],
  );
  return { preparing, prepare };
}
