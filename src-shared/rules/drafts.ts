import type { Attachment } from '../domain';
import type { DraftMode } from '../ipc';

/** What is kept of a draft. */
export interface DraftContent {
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** The message that the reply quotes. */
  readonly quotedMessageId?: string | null | undefined;
}

/** Two drafts as one: the texts one below the other, each file once. */
export function joinDrafts(first: DraftContent, second: DraftContent): DraftContent {
  const known = new Set(first.attachments.map(({ id }) => id));
  const quotedMessageId = first.quotedMessageId ?? second.quotedMessageId;
  return {
    text: [first.text, second.text].filter((text) => text !== '').join('\n\n'),
    attachments: [...first.attachments, ...second.attachments.filter(({ id }) => !known.has(id))],
    ...(quotedMessageId ? { quotedMessageId } : {}),
  };
}

/**
 * The draft that a thread is about when several are begun: the customer waits for a reply, and a note
 * reaches more people than a whisper.
 */
export function mainDraft(modes: readonly DraftMode[]): DraftMode | null {
  return (['reply', 'note', 'whisper'] as const).find((mode) => modes.includes(mode)) ?? null;
}

/** Why an earlier state of a draft was kept. */
export type VersionReason = 'paused' | 'replaced' | 'cleared' | 'sent';

/** Shorter ones are typed again without a thought. */
const WORTH_KEEPING = 3;
/** So much is not lost by correcting a word. */
const MUCH = 40;
/** Whoever goes on after such a pause has had a thought in between. */
const PAUSE_MS = 60_000;

/**
 * Whether the state of a draft that is about to be replaced is one to return to.
 *
 * @param now Unix ms
 * @returns why; null: it is not
 */
export function versionPoint(
  before: { readonly text: string; readonly updatedAt: number } | null,
  next: string,
  now: number,
): VersionReason | null {
  if (before === null || before.text === next || !isWorthKeeping(before.text)) return null;
  if (next.trim() === '') return 'cleared';
  const lost = before.text.length - sharedLength(before.text, next);
  if (lost >= MUCH && lost * 2 > before.text.length) return 'replaced';
  return now - before.updatedAt >= PAUSE_MS ? 'paused' : null;
}

/** Whether there is enough in a text to return to it. */
export function isWorthKeeping(text: string): boolean {
  return text.trim().length >= WORTH_KEEPING;
}

/** How much of the beginning and the end two texts have in common. */
function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return start + end;
}
