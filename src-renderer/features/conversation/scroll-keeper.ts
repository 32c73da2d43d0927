import type { ReadingPlace } from '@shared/ipc';

/** So near to the end (pixels) counts as being there. */
const END_SLACK = 24;

/** A scroll that follows an input of the reader within this time is the reader's. */
const READER_MS = 800;
const READER_EVENTS = ['wheel', 'touchmove', 'keydown', 'focusin'] as const;

/** Where a row goes that one is taken to by its date or episode: what is before it can be guessed. */
const TOP_PX = 32;
/** What ends above this line has been read. */
const READING_LINE_PX = TOP_PX + 8;

/** Which rows of a scroll can be seen; indexes into its rows, `last` is -1 when none can. */
export interface VisibleRange {
  readonly first: number;
  readonly last: number;
  /** The one that is being read, as far as one can tell: the first that is not almost gone. */
  readonly reading: number;
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
  #readerAt = -Infinity;
  #pointerDown = false;
  readonly #listening = new AbortController();
  #anchor: { readonly id: string; readonly top: number } | null = null;

  /**
   * @param atEnd whether the scroll begins at its end
   * @param place where the reader was before, to begin there
   */
  constructor(scroll: HTMLElement, atEnd: boolean, place: ReadingPlace | null = null) {
    this.#scroll = scroll;
    this.#atEnd = atEnd;
    this.#anchor = place && { id: place.messageId, top: place.top };
    const { signal } = this.#listening;
    const passive = { signal, passive: true };
    const reader = () => {
      this.#readerAt = performance.now();
    };
    for (const name of READER_EVENTS) scroll.addEventListener(name, reader, passive);
    scroll.addEventListener('pointerdown', () => (this.#pointerDown = true), passive);
    window.addEventListener(
      'pointerup',
      () => {
        if (this.#pointerDown) reader();
        this.#pointerDown = false;
      },
      passive,
    );
  }

  /** Stops listening to the reader. */
  end(): void {
    this.#listening.abort();
  }

  /** Whether the reader is at the end of what is held. */
  get atEnd(): boolean {
    return this.#atEnd;
  }

  /** Whether the end of what is held can be seen, also when the reader is at a message above it. */
  get seesEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroll;
    return scrollHeight - scrollTop - clientHeight <= END_SLACK;
  }

  /** The reader moved: remembers the new place. Returns what can be seen. */
  moved(): VisibleRange {
    // The browser moves the scroll too, when the content or the pane changes its size for a moment.
    const byReader = this.#pointerDown || performance.now() - this.#readerAt < READER_MS;
    if (!byReader) return this.keep();
    this.#atEnd = this.seesEnd;
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

  /** Where the reader is, to come back to; null: at the end. */
  get place(): ReadingPlace | null {
    if (this.#atEnd || this.#anchor === null) return null;
    return { messageId: this.#anchor.id, top: this.#anchor.top };
  }

  /** Goes to the end and stays there. */
  toEnd(): VisibleRange {
    this.#atEnd = true;
    return this.keep();
  }

  /**
   * Puts a row into the middle of the view, or of a row that is higher than the view the first word
   * that was looked for; or to the top of the view. Returns what can be seen then; null: it is not there.
   */
  toMessage(id: string, place: 'middle' | 'top' = 'middle'): VisibleRange | null {
    const row = this.#scroll.querySelector<HTMLElement>(`[data-message-id="${CSS.escape(id)}"]`);
    if (!row) return null;
    const { clientHeight } = this.#scroll;
    const word = row.offsetHeight > clientHeight ? row.querySelector<HTMLElement>('mark') : null;
    const goal = word ?? row;
    const least = Math.min(TOP_PX, clientHeight / 2);
    const middle = Math.max(least, (clientHeight - goal.offsetHeight) / 3);
    this.#scroll.scrollTop += this.#topOf(goal) - (place === 'top' ? least : middle);
    this.#atEnd = false;
    return this.#remember();
  }

  #topOf(row: HTMLElement): number {
    return row.getBoundingClientRect().top - this.#scroll.getBoundingClientRect().top;
  }

  #remember(): VisibleRange {
    const rows = rowsOf(this.#scroll);
    const view = this.#scroll.getBoundingClientRect();
    const first = rows.findIndex((row) => row.getBoundingClientRect().bottom > view.top);
    const last = rows.findLastIndex((row) => row.getBoundingClientRect().top < view.bottom);
    const line = view.top + Math.min(READING_LINE_PX, view.height / 3);
    const reading = rows.findIndex((each) => each.getBoundingClientRect().bottom > line);
    const row = rows[first];
    const id = messageIdOf(row);
    this.#anchor = row && id !== null ? { id, top: this.#topOf(row) } : null;
    return { first: Math.max(0, first), last, reading: reading < 0 ? Math.max(0, last) : reading };
  }
}
