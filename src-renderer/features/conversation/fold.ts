/** Longer texts are folded; in UTF-16 units. */
export const FOLD_LENGTH = 3000;
/** Taller texts are folded too. */
export const FOLD_LINES = 40;
/** One block of a long text; the browser lays out only those near the viewport. */
export const SLICE_LENGTH = 4000;
/** A text is cut so many UTF-16 units earlier at most, at the end of a line or word. */
export const SOFT_BREAK = 200;
/** Blocks that one click adds. */
export const SLICES_PER_STEP = 25;

/**
 * The beginning of a long text.
 *
 * @returns the cut text without a torn character, or null when the whole text is short enough
 */
export function foldedHead(text: string): string | null {
  const byLines = offsetOfLine(text, FOLD_LINES);
  if (text.length <= FOLD_LENGTH && byLines === null) return null;
  const limit = Math.min(FOLD_LENGTH, byLines ?? text.length);
  return text.slice(0, softBreak(text, 0, limit));
}

function offsetOfLine(text: string, lines: number): number | null {
  let offset = -1;
  for (let line = 0; line < lines; line += 1) {
    offset = text.indexOf('\n', offset + 1);
    if (offset === -1) return null;
  }
  return offset + 1 < text.length ? offset : null;
}

/** Where to cut near `end`: after a line or word if one ends shortly before, never inside a pair. */
function softBreak(text: string, start: number, end: number): number {
  if (end >= text.length) return text.length;
  const window = text.slice(Math.max(start, end - SOFT_BREAK), end);
  const atLine = window.lastIndexOf('\n');
  const at = atLine >= 0 ? atLine : window.lastIndexOf(' ');
  if (at >= 0) return end - window.length + at + 1;
  const code = text.charCodeAt(end - 1);
  return code >= 0xd800 && code <= 0xdbff ? end - 1 : end;
}

/**
 * The first blocks of a long text.
 *
 * @param count how many blocks of about 4,000 characters
 * @returns the blocks in order and how many UTF-16 units they leave out
 */
export function slicesOf(text: string, count: number): { slices: string[]; rest: number } {
  const slices: string[] = [];
  let from = 0;
  while (from < text.length && slices.length < count) {
    const to = softBreak(text, from, from + SLICE_LENGTH);
    slices.push(text.slice(from, to));
    from = to;
  }
  return { slices, rest: text.length - from };
}
