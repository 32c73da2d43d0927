import type { Settings } from '@shared/ipc';
import type { Shown } from '@shared/rules';
import type { Texts } from './texts';

/** A preview is a line, not a letter. */
const BODY_MAX_LENGTH = 180;

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
): { readonly title: string; readonly body: string } {
  if (shown.as === 'many') {
    const id = shown.kind === null ? 'notify.many' : (`notify.many-${shown.kind}` as const);
    return { title: texts('app.name'), body: texts(id, shown.count) };
  }
  const { kind, customerName, text } = shown.notice;
  if (shows === 'nothing') {
    return { title: texts('app.name'), body: texts(`notify.hidden-${kind}`) };
  }
  const said = oneLine(text);
  const what = texts(`notify.${kind}`);
  if (shows === 'name' || said === '') return { title: oneLine(customerName), body: what };
  const body = kind === 'customer-wrote' ? said : `${what}: ${said}`;
  return { title: oneLine(customerName), body };
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
