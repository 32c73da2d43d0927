import type { Attachment, Channel, CommandOf, Thread } from '@shared/domain';
import { channelRules, filesProblem, type FileProblem, isReplyWindowClosed } from '@shared/rules';
import { assertNever } from '@shared/assert-never';
import type { WriteTx } from '../../storage/write';
import { refused, type Verdict } from './context';

const MIB = 1024 * 1024;

const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  app: 'The app',
  web: 'The website',
  whatsapp: 'WhatsApp',
  messenger: 'Messenger',
  sms: 'SMS',
  email: 'E-mail',
};

/**
 * Why a reply cannot go over its thread's channel, or cannot quote what it quotes; null when it can.
 * The console knows the same rules; here they hold.
 */
export async function whyNotOver(
  tx: WriteTx,
  thread: Thread,
  body: CommandOf<'reply'>,
  attachments: readonly Attachment[],
): Promise<Verdict | null> {
  const channel = CHANNEL_NAMES[thread.channel];
  const { maxTextLength } = channelRules[thread.channel];
  if (body.text.length > maxTextLength) {
    return refused(
      'too-long',
      `${channel} carries at most ${maxTextLength} characters; this reply has ${body.text.length}. Shorten it, or send it in two.`,
    );
  }
  const problem = filesProblem(thread.channel, attachments);
  if (problem) return refused('invalid', `${channel} ${wordsFor(problem)}`);
  if (isReplyWindowClosed(thread.channel, await lastWritten(tx, thread.id), tx.now)) {
    return refused(
      'window-closed',
      `${channel} takes no replies any more until the customer writes again. Keep it as a note, or reach them over another channel.`,
    );
  }
  if (body.quotedMessageId && !(await canBeQuoted(tx, thread.id, body.quotedMessageId))) {
    return refused(
      'invalid',
      'The message that this reply quotes is not in this conversation. Remove the quotation and send again.',
    );
  }
  return null;
}

function wordsFor(problem: FileProblem): string {
  switch (problem.kind) {
    case 'type':
      return 'does not carry files of the kind of one of these. Remove it and send again.';
    case 'size':
      return `carries such files up to ${Math.floor(problem.maxBytes / MIB)} MB only. Remove the larger one and send again.`;
    case 'count':
      return `carries at most ${problem.max} files in one reply. Send the rest in a second one.`;
    case 'total':
      return `carries ${Math.floor(problem.maxBytes / MIB)} MB of files in one reply. Send some in a second one.`;
    default:
      return assertNever(problem);
  }
}

/** When the customer last wrote into a thread, Unix ms; null: never. */
async function lastWritten(tx: WriteTx, threadId: string): Promise<number | null> {
  const row = await tx.db
    .selectFrom('messages')
    .select('at')
    .where('thread_id', '=', threadId)
    .where('side', '=', 'customer')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** What the customer has seen: never a note, a whisper or a line of the system. */
async function canBeQuoted(tx: WriteTx, threadId: string, messageId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('messages')
    .select(['kind', 'side'])
    .where('id', '=', messageId)
    .where('thread_id', '=', threadId)
    .executeTakeFirst();
  return row?.kind === 'message' && row.side !== 'system';
}
