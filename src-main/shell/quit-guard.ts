/** An event of Electron that can be held back. */
interface Stoppable {
  preventDefault(): void;
}

/** What only this run has. */
export interface Loss {
  readonly replies: number;
  readonly drafts: number;
}

export interface QuitGuardOptions {
  /** Whether quitting could lose anything; without it nothing is held back. */
  mayLose(): boolean;
  /** What it would lose now; null: nothing after all. */
  loss(): Promise<Loss | null>;
  /** Asks the person at the screen; true: quit all the same. */
  ask(loss: Loss): Promise<boolean>;
  quit(): void;
}

/** Asks before quitting loses something. One question at a time; an answer counts for good. */
export class QuitGuard {
  private agreed = false;
  private asking = false;

  constructor(private readonly options: QuitGuardOptions) {}

  /** The app is about to quit. */
  onQuit(event: Stoppable): void {
    if (!this.holds(event)) return;
    void this.decide();
  }

  /** The last window is about to close, which quits the app. */
  onLastClose(event: Stoppable): void {
    if (this.holds(event)) this.options.quit();
  }

  private holds(event: Stoppable): boolean {
    if (this.agreed || !this.options.mayLose()) return false;
    event.preventDefault();
    return true;
  }

  private async decide(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    try {
      // A store that cannot be asked any more has nothing that waiting would save.
      const loss = await this.options.loss().catch(() => null);
      this.agreed = loss === null || (await this.options.ask(loss));
    } finally {
      this.asking = false;
    }
    if (this.agreed) this.options.quit();
  }
}
