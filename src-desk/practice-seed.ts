import { keepContent } from './attachments/files';
import { addToMessage } from './attachments/service';
import type { Desk } from './desk';
import { generatePractice, type PracticeDesk } from './practice/generate';
import { practiceReference } from './practice/reference';
import { prepareReference } from './services/reference';
import { writeSetting } from './services/settings';

/** The setting that says that a folder was made by practice, and from which seed. */
export const PRACTICE_SEED = 'practice-seed';

/**
 * Fills a new desk with practice customers and their history, in one transaction: a folder is filled
 * or still new.
 *
 * @param seed the same seed makes the same customers; their times are relative to now
 * @returns what the director needs to let them go on
 */
export async function seedPractice(
  desk: Desk,
  seed: number,
): Promise<Pick<PracticeDesk, 'live' | 'takenNames'>> {
  const now = desk.clock.now();
  // Passwords are hashed in threads of their own, while the customers are being made.
  const preparing = prepareReference(practiceReference(now));
  const practice = generatePractice({ seed, now });
  // Files first: a message never names one that is not there.
  const files = new Map(practice.files.map((file) => [file.attachment.sha256, file.bytes]));
  await Promise.all(
    [...files].map(([sha256, bytes]) => keepContent(desk.database.folder, sha256, bytes)),
  );
  const teamOf = new Map(practice.threads.map(({ doc }) => [doc.id, doc.teamId]));
  const teamId = (threadId: string) => teamOf.get(threadId) ?? '';
  const withMessages = new Set(practice.messages.map(({ episodeId }) => episodeId));
  const plain = <T>(docs: readonly T[]) => docs.map((doc) => ({ doc, extra: null }));
  const writeReference = await preparing;
  await desk.write(async (tx) => {
    await writeSetting(tx.db, PRACTICE_SEED, String(seed));
    await writeReference(tx);
    await tx.insertMany('customer', plain(practice.customers));
    await tx.insertMany('event', plain(practice.events));
    await tx.insertMany('offerOutcome', plain(practice.offerOutcomes));
    await tx.insertMany(
      'thread',
      practice.threads.map(({ doc, ...extra }) => ({ doc, extra })),
    );
    await tx.insertMany(
      'episode',
      practice.episodes.map((doc) => ({
        doc,
        extra: { teamId: teamId(doc.threadId), hasMessages: withMessages.has(doc.id) },
      })),
    );
    await tx.insertMany(
      'message',
      practice.messages.map((doc) => ({ doc, extra: { teamId: teamId(doc.threadId) } })),
    );
    for (const { attachment, messageId } of practice.files) {
      await addToMessage(tx, attachment, messageId);
    }
  });
  return practice;
}
