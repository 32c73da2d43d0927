import type { Settings } from '@shared/ipc';
import type { Shown } from '@shared/rules';
import type { Texts } from './texts';

/** A preview is a line, not a letter. */
const BODY_MAX_LENGTH = 180;
/** Systems show three or four lines of so many narrow letters, and pass over the rest. */
const SURELY_SHOWN_WIDTH = 120;
/** From here on, signs of Chinese, Japanese and Korean: they take the room of two letters. */
const FIRST_WIDE = '\u1100';

/** What a notification says. */
export interface NotificationWords {
  readonly title: string;
  readonly body: string;
  /** Whoever reads it has read the whole text that it is about. */
  readonly isWhole: boolean;
}

/**
 * What a notification says, as far as others at the screen may read it.
 *
 * @param shows `text`: also what was written; `name`: who it is about; `nothing`: only that
 *   something is
 */
export function notificationOf(
  shown: Shown,
  shows: Settings['notifyShows'],
  texts: Texts,
): NotificationWords {
  if (shown.as === 'many') {
    const id = shown.kind === null ? 'notify.many' : (`notify.many-${shown.kind}` as const);
    return { title: texts('app.name'), body: texts(id, shown.count), isWhole: false };
  }
  const { kind, customerName, text } = shown.notice;
  if (shows === 'nothing') {
    return { title: texts('app.name'), body: texts(`notify.hidden-${kind}`), isWhole: false };
  }
  const said = oneLine(text);
  const what = texts(`notify.${kind}`);
  const title = oneLine(customerName);
  if (shows === 'name' || said === '') return { title, body: what, isWhole: false };
  const body = kind === 'customer-wrote' ? said : `${what}: ${said}`;
  return { title, body, isWhole: widthOf(body) <= SURELY_SHOWN_WIDTH };
}

function widthOf(line: string): number {
  return [...line].reduce((width, sign) => width + (sign < FIRST_WIDE ? 1 : 2), 0);
}

/** Names and texts of others: one line, without signs that turn what follows around. */
function oneLine(text: string): string {
  const line = text
    .replaceAll(/[\u202A-\u202E\u2066-\u2069\u200E\u200F]/gu, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const letters = [...line];
  return letters.length <= BODY_MAX_LENGTH
    ? line
    : `${letters.slice(0, BODY_MAX_LENGTH - 1).join('')}…`;
}
