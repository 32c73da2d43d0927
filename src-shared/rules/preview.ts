import type { Message } from '../domain';

const PREVIEW_LENGTH = 200;
// C0/C1 controls and bidirectional overrides have no meaning in a one-line preview, and overrides
// would reorder the text around them.
// oxlint-disable-next-line no-control-regex -- control characters are what this removes
const UNPRINTABLE = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]+/g;

/** A text without line breaks, controls and bidi overrides, well-formed; spaces stay single. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(UNPRINTABLE, ' ').replace(/\s+/gu, ' ');
}

/**
 * The beginning of a text as one line, for lists.
 *
 * @param text any text, also malformed UTF-16
 * @returns at most 201 UTF-16 units, well-formed, without line breaks, controls or bidi overrides
 */
export function previewOf(text: string): string {
  // Cut first: a message may hold a million characters.
  const head = text.slice(0, PREVIEW_LENGTH * 4);
  const line = oneLine(head).trim();
  if (line.length <= PREVIEW_LENGTH && head.length === text.length) return line;
  const cut = line.slice(0, PREVIEW_LENGTH);
  const whole = cut.isWellFormed() ? cut : cut.slice(0, -1);
  return `${whole.trimEnd()}…`;
}

/** What `Episode.lastMessage` says of a message. */
export function lastMessageOf(
  message: Pick<Message, 'id' | 'side' | 'at' | 'text' | 'attachments'>,
) {
  return {
    id: message.id,
    side: message.side,
    at: message.at,
    preview: previewOf(message.text),
    hasAttachment: message.attachments.length > 0,
  };
}
