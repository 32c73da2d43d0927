import { useCallback, useMemo, useState } from 'react';
import type { Attachment } from '@shared/domain';
import type { SessionView } from '@shared/ipc';
import { call } from '../../app/bridge';
import { useI18n } from '../../i18n';
import { MAX_FILES, fileProblem, mediaTypeOf, sizeInWords } from './files';
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
): DraftAttachments {
  const { t } = useI18n();
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
        maxFiles: MAX_FILES,
      };
      const refused: string[] = [];
      let count = files.length + adding.length;
      for (const file of chosen) {
        const problem = fileProblem({ size: file.size, type: mediaTypeOf(file) }, limits, count);
        if (problem === null) {
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
    [session, files.length, adding.length, addOne, t],
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
