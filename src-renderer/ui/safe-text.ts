/** A run of combining marks longer than this is cut: natural text never needs more. */
const MAX_COMBINING_MARKS = 8;

const LINE_BREAKS = /\r\n?|[\u2028\u2029]/g;
// Embeddings, isolates and the left-to-right override come along when numbers are copied from a
// phone; the text sits in an isolated element with its own direction, so they are not needed.
const SILENT_BIDI = /[\u202A-\u202D\u2066-\u2069\uFEFF]/g;
// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const C0_CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F]/g;
const RIGHT_TO_LEFT_OVERRIDE = /\u202E/g;
const C1_CONTROLS = /[\u0080-\u009F]/g;
const LONG_MARK_RUN = new RegExp(`(\\p{M}{${MAX_COMBINING_MARKS}})\\p{M}+`, 'gu');

/**
 * Makes any text safe to look at. It stays plain text; React escapes it.
 *
 * @param text anything that a customer can type or paste, also malformed UTF-16
 * @returns well-formed text in which line breaks are `\n`; control characters and the right-to-left
 *   override are visible signs instead of effects; other direction controls are gone; stacks of
 *   combining marks are at most 8 high
 */
export function safeText(text: string): string {
  return text
    .toWellFormed()
    .replace(LINE_BREAKS, '\n')
    .replace(SILENT_BIDI, '')
    .replace(RIGHT_TO_LEFT_OVERRIDE, '⟦U+202E⟧')
    .replace(C0_CONTROLS, controlPicture)
    .replace(C1_CONTROLS, (control) => `⟦U+00${hexOf(control)}⟧`)
    .replace(LONG_MARK_RUN, '$1');
}

function controlPicture(control: string): string {
  const code = control.charCodeAt(0);
  return code === 0x7f ? '\u2421' : String.fromCharCode(0x2400 + code);
}

function hexOf(control: string): string {
  return control.charCodeAt(0).toString(16).toUpperCase();
}
