import type { Draft, DraftVersion, RequestOf, ResponseOf } from '@shared/ipc';
import type { ActiveSession } from '../session/active-session';

export async function getDraft(
  { threadId, mode }: RequestOf<'draft.get'>,
  session: ActiveSession,
): Promise<Draft | null> {
  return session.store.work.draft(threadId, mode);
}

/**
 * Writes a draft; when this answers, it is on disk.
 *
 * @param now Unix ms
 */
export async function saveDraft(
  draft: RequestOf<'draft.save'>,
  session: ActiveSession,
  now: number,
): Promise<ResponseOf<'draft.save'>> {
  const before = session.outbox.draftModes(draft.threadId).includes(draft.mode);
  await session.store.work.saveDraft(draft, now);
  const isEmpty = draft.text === '' && draft.attachments.length === 0;
  // Lists show which drafts there are; they need not be read again at every key.
  if (before === isEmpty) {
    await session.outbox.refresh();
    session.changed(['inbox'], [draft.threadId]);
  }
  return { savedAt: now };
}

/**
 * Puts a file into the draft of a reply that is not on screen; when this answers, it is on disk.
 *
 * @param now Unix ms
 */
export async function addFileToDraft(
  { threadId, file }: RequestOf<'draft.addFile'>,
  session: ActiveSession,
  now: number,
): Promise<void> {
  await session.store.work.addFileToDraft(threadId, file, now);
  await session.outbox.refresh();
  session.changed(['inbox'], [threadId]);
}

/** Earlier states of a draft, newest first. */
export async function draftVersions(
  { threadId, mode }: RequestOf<'draft.versions'>,
  session: ActiveSession,
): Promise<DraftVersion[]> {
  return [...(await session.store.work.draftVersions(threadId, mode))];
}
