/** One line, or that one was too long to be kept. */
export type NdjsonLine =
  | { readonly type: 'line'; readonly text: string }
  /** `head` is its beginning. */
  | { readonly type: 'too-long'; readonly head: string };

const HEAD_LENGTH = 512;

/** Cuts text that comes in pieces into lines. */
export interface LineSplitter {
  /** @returns the lines that are complete now */
  push(chunk: string): NdjsonLine[];
  /** @returns the last line when the text does not end with a line break */
  end(): NdjsonLine[];
}

/**
 * Splits a stream of text into lines, whatever the pieces it comes in. Empty lines are left out; a
 * line over the limit is dropped as it comes in, so that memory stays bounded.
 *
 * @param maxLineLength UTF-16 units
 */
export function createLineSplitter(maxLineLength: number): LineSplitter {
  // Pieces are joined once per line: appending them to a string costs the square of their number.
  let pieces: string[] = [];
  let length = 0;
  let skipping = false;

  const add = (piece: string): void => {
    if (skipping || piece === '') return;
    pieces.push(piece);
    length += piece.length;
    if (length <= maxLineLength) return;
    pieces = [pieces.join('').slice(0, HEAD_LENGTH)];
    skipping = true;
  };
  const finish = (): NdjsonLine | null => {
    const joined = pieces.length === 1 ? (pieces[0] ?? '') : pieces.join('');
    const tooLong = skipping;
    pieces = [];
    length = 0;
    skipping = false;
    if (tooLong) return { type: 'too-long', head: joined };
    const text = joined.endsWith('\r') ? joined.slice(0, -1) : joined;
    return text === '' ? null : { type: 'line', text };
  };

  return {
    push: (chunk) => {
      const lines: NdjsonLine[] = [];
      let from = 0;
      for (;;) {
        const at = chunk.indexOf('\n', from);
        if (at === -1) break;
        add(chunk.slice(from, at));
        const line = finish();
        if (line) lines.push(line);
        from = at + 1;
      }
      add(from === 0 ? chunk : chunk.slice(from));
      return lines;
    },
    end: () => {
      const line = finish();
      return line ? [line] : [];
    },
  };
}
