import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Attachment, Channel } from '@shared/domain';
import type { SessionView } from '@shared/ipc';
import { fileProblem as channelProblem } from '@shared/rules';
import { useI18n } from '../../i18n';
import { channelLabel } from '../workspace/channel-label';
import { fileLimitsOf, fileProblem, mediaTypeOf, sizeInWords, type FileLimits } from './files';
import { filesProblemWords } from './files-words';
import { useDraftPart } from './draft-view';
import type { Draft } from './use-draft';
import { usePreparing, usePreparingFiles, type PreparingFile } from './use-preparing';

/** The files of a draft, those on their way into it, and what did not work. */
export interface DraftAttachments {
  readonly files: readonly Attachment[];
  readonly preparing: readonly PreparingFile[];
  /** A reply would leave without one that is on its way. */
  readonly busy: boolean;
  readonly limits: FileLimits;
  /** Why files were not taken, in words. */
  readonly problems: readonly string[];
  add(files: readonly File[]): void;
  remove(id: string): void;
  dismissProblems(): void;
}

/**
 * Checks files before they are read, hands them to main, and keeps them with the draft.
 *
 * @param isReply the draft is the one that files are for
 */
export function useAttachments(
  threadId: string,
  draft: Draft,
  isReply: boolean,
  session: SessionView | undefined,
  channel: Channel,
): DraftAttachments {
  const i18n = useI18n();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const files = useDraftPart(draft, (view) => view.attachments);
  const { setAttachments } = draft;
  const { preparing, prepare } = usePreparing(threadId);
  const takes = useDraftPart(draft, (view) => !view.loading) && isReply;
  useEffect(() => {
    if (!takes) return;
    // Whichever field shows the reply by now: one that was closed since would write what it knew.
    const kept = usePreparingFiles.getState().takeKept(threadId);
    if (kept.length === 0) return;
    setAttachments((known) => {
      const ids = new Set(known.map(({ id }) => id));
      return [...known, ...kept.filter(({ id }) => !ids.has(id))];
    });
  }, [takes, preparing, threadId, setAttachments]);
  const maxBytes = session?.attachmentMaxBytes ?? Infinity;
  const mediaTypes = session?.attachmentMediaTypes;
  const limits = useMemo(
    () => fileLimitsOf(channel, maxBytes, mediaTypes ?? []),
    [channel, maxBytes, mediaTypes],
  );
  const under = preparing.length + files.length;

  const add = useCallback(
    (chosen: readonly File[]) => {
      const { t } = i18n;
      const ofDesk = { ...limits, maxBytes };
      const refused: string[] = [];
      let count = under;
      for (const file of chosen) {
        const mediaType = mediaTypeOf(file);
        const problem = fileProblem({ size: file.size, type: mediaType }, ofDesk, count);
        const facts = { name: file.name, mediaType, sizeBytes: file.size };
        const over = problem === null ? channelProblem(channel, facts) : null;
        if (over !== null) {
          refused.push(filesProblemWords(i18n, channelLabel(channel, t), over));
        } else if (problem === null) {
          count += 1;
          prepare(file);
        } else {
          const max = problem === 'too-many' ? limits.maxFiles : sizeInWords(maxBytes);
          const values = { name: file.name, size: sizeInWords(file.size), max };
          refused.push(t(`composer.file.${problem}`, values));
        }
      }
      setProblems(refused);
    },
    [limits, maxBytes, under, prepare, channel, i18n],
  );

  return useMemo(
    () => ({
      files,
      preparing,
      busy: preparing.some(({ failure }) => failure === null),
      limits,
      problems,
      add,
      remove: (id) => setAttachments((known) => known.filter((each) => each.id !== id)),
      dismissProblems: () => setProblems([]),
    }),
    [files, preparing, limits, problems, add, setAttachments],
  );
}
