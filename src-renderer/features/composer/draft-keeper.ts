import type { Result } from '@shared/result';
import type { DraftContent } from '@shared/rules';

/** How long a pause in typing is waited for before a draft goes to disk. */
export const SAVE_DELAY_MS = 250;
/** What could not be saved is tried again after this time, then less and less often … */
export const RETRY_FIRST_MS = 1000;
/** … but at least this often. */
export const RETRY_MAX_MS = 8000;

/** Whether what is on screen is on disk. `problem` holds words for the agent. */
export type DraftStatus =
  | { readonly state: 'untouched' }
  | { readonly state: 'unsaved' }
  | { readonly state: 'saved'; readonly at: number }
  | { readonly state: 'failed'; readonly problem: string };

/** Writes a draft; answers when it is on disk. */
export type SaveDraft = (content: DraftContent) => Promise<Result<{ savedAt: number }>>;

/**
 * Keeps one draft on disk while it is typed: at most one save is under way, the newest content
 * always follows, and `saved` is said only after main answered for the content on screen. What main
 * cannot save (a full disk) is held, and tried again until it can.
 */
export class DraftKeeper {
  readonly #save: SaveDraft;
  readonly #onStatus: (status: DraftStatus) => void;
  #status: DraftStatus = { state: 'untouched' };
  #pending: DraftContent | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<void> | null = null;
  /** How many saves in a row did not work. */
  #failures = 0;
  /** While nothing may be written: resolves when it may again. */
  #suspended: Promise<void> | null = null;

  constructor(save: SaveDraft, onStatus: (status: DraftStatus) => void) {
    this.#save = save;
    this.#onStatus = onStatus;
  }

  /** Whether there is content that main has not yet said to have on disk. */
  get unsaved(): boolean {
    return this.#pending !== null || this.#running !== null;
  }

  /** What was told last. */
  get status(): DraftStatus {
    return this.#status;
  }

  /** Takes the content on screen; it is saved after a short pause. */
  change(content: DraftContent): void {
    this.#pending = content;
    this.#tell({ state: 'unsaved' });
    this.#stopTimer();
    this.#timer = setTimeout(() => void this.flush(), SAVE_DELAY_MS);
  }

  /** Saves now what is not on disk yet, and resolves when nothing is under way any more. */
  async flush(): Promise<void> {
    this.#stopTimer();
    while (this.#suspended !== null) await this.#suspended;
    this.#running ??= this.#drain().finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  /**
   * Writes nothing while main itself changes the draft, so that an older content cannot be written
   * over it. Resolves when no save is under way any more, to the function that ends it.
   */
  async suspend(): Promise<() => void> {
    while (this.#suspended !== null) await this.#suspended;
    let end: () => void = () => undefined;
    this.#suspended = new Promise((resolve) => {
      end = resolve;
    });
    await this.#running;
    return () => {
      this.#suspended = null;
      end();
      if (this.#pending !== null) void this.flush();
    };
  }

  /**
   * Forgets what is not saved yet, because it was sent; resolves when no save is under way that
   * could bring it back.
   */
  async discard(): Promise<void> {
    this.#stopTimer();
    this.#pending = null;
    await this.#running;
    this.#tell({ state: 'untouched' });
  }

  async #drain(): Promise<void> {
    while (this.#pending !== null) {
      const content = this.#pending;
      this.#pending = null;
      const result = await this.#save(content);
      if (!result.ok) {
        this.#pending ??= content;
        this.#tell({ state: 'failed', problem: result.error.message });
        const delayMs = Math.min(RETRY_FIRST_MS * 2 ** this.#failures, RETRY_MAX_MS);
        this.#failures += 1;
        this.#timer ??= setTimeout(() => void this.flush(), delayMs);
        return;
      }
      this.#failures = 0;
      if (this.#pending === null) this.#tell({ state: 'saved', at: result.value.savedAt });
    }
  }

  #tell(status: DraftStatus): void {
    this.#status = status;
    this.#onStatus(status);
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
