/** So near to the end (pixels) counts as being there. */
const END_SLACK = 24;

/** Which rows of a scroll can be seen; indexes into its rows, `last` is -1 when none can. */
export interface VisibleRange {
  readonly first: number;
  readonly last: number;
}

/** The elements of messages inside a scroll, in order. */
export function rowsOf(scroll: HTMLElement): HTMLElement[] {
  return [...scroll.querySelectorAll<HTMLElement>('[data-message-id]')];
}

/** The id of the message that an element shows. */
export function messageIdOf(row: HTMLElement | undefined): string | null {
  return row?.dataset['messageId'] ?? null;
}

/**
 * Keeps the place of the reader: at the end while the reader is at the end, otherwise what is read
 * stays where it is, whatever changes above or below it.
 */
export class ScrollKeeper {
  readonly #scroll: HTMLElement;
  #atEnd: boolean;
  #sizes = '';
  #anchor: { readonly id: string; readonly top: number } | null = null;

  /** @param atEnd whether the scroll begins at its end */
  constructor(scroll: HTMLElement, atEnd: boolean) {
    this.#scroll = scroll;
    this.#atEnd = atEnd;
  }

  /** Whether the reader is at the end of what is held. */
  get atEnd(): boolean {
    return this.#atEnd;
  }

  /** The reader moved: remembers the new place. Returns what can be seen. */
  moved(): VisibleRange {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroll;
    // A growing reply or a new message moves the scroll too; that was not the reader.
    if (this.#sizes !== `${scrollHeight} ${clientHeight}`) return this.keep();
    this.#atEnd = scrollHeight - scrollTop - clientHeight <= END_SLACK;
    return this.#remember();
  }

  /** The content or the size changed: puts the reader back to the remembered place. */
  keep(): VisibleRange {
    if (this.#atEnd) {
      this.#scroll.scrollTop = this.#scroll.scrollHeight;
    } else if (this.#anchor !== null) {
      const row = this.#scroll.querySelector<HTMLElement>(
        `[data-message-id="${CSS.escape(this.#anchor.id)}"]`,
      );
      if (row) this.#scroll.scrollTop += this.#topOf(row) - this.#anchor.top;
    }
    return this.#remember();
  }

  /** Goes to the end and stays there. */
  toEnd(): VisibleRange {
    this.#atEnd = true;
    return this.keep();
  }

  /** Puts a row into the middle of the view; returns false when it is not there. */
  toMessage(id: string): boolean {
    const row = this.#scroll.querySelector<HTMLElement>(`[data-message-id="${CSS.escape(id)}"]`);
    if (!row) return false;
    const middle = Math.max(0, (this.#scroll.clientHeight - row.offsetHeight) / 3);
    this.#scroll.scrollTop += this.#topOf(row) - middle;
    this.#atEnd = false;
    this.#remember();
    return true;
  }

  #topOf(row: HTMLElement): number {
    return row.getBoundingClientRect().top - this.#scroll.getBoundingClientRect().top;
  }

  #remember(): VisibleRange {
    this.#sizes = `${this.#scroll.scrollHeight} ${this.#scroll.clientHeight}`;
    const rows = rowsOf(this.#scroll);
    const view = this.#scroll.getBoundingClientRect();
    const first = rows.findIndex((row) => row.getBoundingClientRect().bottom > view.top);
    const last = rows.findLastIndex((row) => row.getBoundingClientRect().top < view.bottom);
    const row = rows[first];
    const id = messageIdOf(row);
    this.#anchor = row && id !== null ? { id, top: this.#topOf(row) } : null;
    return { first: Math.max(0, first), last };
  }
}
