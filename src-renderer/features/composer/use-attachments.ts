import { useCallback, useMemo, useState } from 'react';
import type { Attachment, Channel } from '@shared/domain';
import type { SessionView } from '@shared/ipc';
import { channelRules, fileProblem as channelProblem } from '@shared/rules';
import { call } from '../../app/bridge';
import { useI18n } from '../../i18n';
import { channelLabel } from '../workspace/channel-label';
import { fileProblem, mediaTypeOf, sizeInWords } from './files';
import { filesProblemWords } from './files-words';
import type { DraftState } from './use-draft';

/** The files of a draft, those on their way into it, and what did not work. */
export interface DraftAttachments {
  readonly files: readonly Attachment[];
  readonly adding: readonly string[];
  readonly problems: readonly string[];
  add(files: readonly File[]): void;
  remove(id: string): void;
  dismissProblems(): void;
}

/** Checks files before they are read, hands them to main, and keeps them with the draft. */
export function useAttachments(
  threadId: string,
  draft: DraftState,
  session: SessionView | undefined,
  channel: Channel,
): DraftAttachments {
  const i18n = useI18n();
  const { t } = i18n;
  const [adding, setAdding] = useState<readonly string[]>([]);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const { attachments: files, setAttachments } = draft;

  const addOne = useCallback(
    async (file: File) => {
      setAdding((names) => [...names, file.name]);
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const name = file.name.slice(0, 255) || 'file';
        const mediaType = mediaTypeOf(file);
        const result = await call('attachment.add', { threadId, name, mediaType, bytes });
        if (result.ok) setAttachments((known) => [...known, result.value]);
        else {
          const reason = result.error.message;
          setProblems((known) => [...known, t('composer.file.failed', { name, reason })]);
        }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        setProblems((known) => [...known, t('composer.file.failed', { name: file.name, reason })]);
      } finally {
        setAdding((names) => names.toSpliced(names.indexOf(file.name), 1));
      }
    },
    [threadId, setAttachments, t],
  );

  const add = useCallback(
    (chosen: readonly File[]) => {
      const limits = {
        maxBytes: session?.attachmentMaxBytes ?? Infinity,
        mediaTypes: session?.attachmentMediaTypes ?? [],
        maxFiles: channelRules[channel].files.maxCount,
      };
      const refused: string[] = [];
      let count = files.length + adding.length;
      for (const file of chosen) {
        const problem = fileProblem({ size: file.size, type: mediaTypeOf(file) }, limits, count);
        const facts = { name: file.name, mediaType: mediaTypeOf(file), sizeBytes: file.size };
        const over = problem === null ? channelProblem(channel, facts) : null;
        if (over !== null) {
          refused.push(filesProblemWords(i18n, channelLabel(channel, t), over));
        } else if (problem === null) {
          count += 1;
          void addOne(file);
        } else {
          const values = {
            name: file.name,
            size: sizeInWords(file.size),
            max: problem === 'too-many' ? limits.maxFiles : sizeInWords(limits.maxBytes),
          };
          refused.push(t(`composer.file.${problem}`, values));
        }
      }
      setProblems(refused);
    },
    [session, files.length, adding.length, addOne, channel, i18n, t],
  );

  return useMemo(
    () => ({
      files,
      adding,
      problems,
      add,
      remove: (id) => setAttachments((known) => known.filter((each) => each.id !== id)),
      dismissProblems: () => setProblems([]),
    }),
    [files, adding, problems, add, setAttachments],
  );
}
