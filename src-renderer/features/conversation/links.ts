/** A piece of a text: plain, or an address that may be opened. */
export type TextSegment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string; readonly host: string };

const MAX_URL_LENGTH = 2000;
const CANDIDATE = /\bhttps:\/\/[^\s<>"'`{}|\\^⟦⟧\u00A0]+/giu;
const TRAILING = /[.,;:!?…)\]»”’*_]+$/u;

/** An address as it may be opened, or null when it should stay plain text. */
function openable(candidate: string): { readonly url: string; readonly host: string } | null {
  if (candidate.length > MAX_URL_LENGTH || !URL.canParse(candidate)) return null;
  const url = new URL(candidate);
  // A name before @ makes an address look like another host's; such ones are not made clickable.
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  if (!url.hostname.includes('.')) return null;
  return { url: url.href, host: url.hostname };
}

/** Cuts sentence punctuation off an address, but keeps a bracket that it opened itself. */
function withoutTrailing(candidate: string): string {
  let text = candidate;
  for (;;) {
    const tail = TRAILING.exec(text)?.[0];
    if (tail === undefined) return text;
    const last = tail.at(-1);
    const opener = last === ')' ? '(' : last === ']' ? '[' : null;
    if (opener !== null && text.slice(0, -1).includes(opener)) return text;
    text = text.slice(0, -1);
  }
}

/**
 * Splits safe text into plain pieces and https addresses.
 *
 * @param text what `safeText` returned
 * @returns the pieces in order; joined they are the text again. `url` and `host` are as the browser
 *   will read them (punycode), so that look-alike letters show
 */
export function linkSegments(text: string): TextSegment[] {
  const segments: TextSegment[] = [];
  let from = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const shown = withoutTrailing(match[0]);
    const target = openable(shown);
    if (target === null) continue;
    if (match.index > from) segments.push({ kind: 'text', text: text.slice(from, match.index) });
    segments.push({ kind: 'link', text: shown, ...target });
    from = match.index + shown.length;
  }
  if (from < text.length) segments.push({ kind: 'text', text: text.slice(from) });
  return segments;
}
