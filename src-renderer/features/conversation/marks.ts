import { safeText } from '../../ui';

/** A part of a text in UTF-16 units; `end` is the first one after it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The spans of a part of a text that begins at `from`; what reaches out of it is cut off. */
export function spansWithin(spans: readonly Span[], from: number, length: number): Span[] {
  return spans
    .map(({ start, end }) => ({
      start: Math.max(0, start - from),
      end: Math.min(length, end - from),
    }))
    .filter(({ start, end }) => start < end);
}

/**
 * Where spans of a text are in what `safeText` makes of it, which may be longer or shorter.
 *
 * @param spans in order and apart
 * @returns none when the text changes across their ends, so that nothing wrong is marked
 */
export function safeSpans(text: string, spans: readonly Span[]): Span[] {
  const safe: Span[] = [];
  let made = '';
  let from = 0;
  for (const { start, end } of spans) {
    made += safeText(text.slice(from, start));
    const safeStart = made.length;
    made += safeText(text.slice(start, end));
    safe.push({ start: safeStart, end: made.length });
    from = end;
  }
  made += safeText(text.slice(from));
  return made === safeText(text) ? safe : [];
}

/** A piece of a text, and whether it was looked for. */
export interface MarkedPiece {
  readonly text: string;
  readonly hit: boolean;
}

/** Splits a text at the ends of its spans; joined the pieces are the text again. */
export function markedPieces(text: string, spans: readonly Span[]): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    if (start > from) pieces.push({ text: text.slice(from, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    from = end;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), hit: false });
  return pieces;
}
