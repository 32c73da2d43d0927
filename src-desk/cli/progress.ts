import type { ImportProgress } from '../import/import-file';

const STEP_MS = 200;

/** One line on stderr that rewrites itself on a terminal, and a line now and then elsewhere. */
export class ProgressLine {
  #shownAt = 0;
  #isOpen = false;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  show(progress: ImportProgress): void {
    const now = performance.now();
    const stepMs = this.stream.isTTY ? STEP_MS : STEP_MS * 25;
    if (now - this.#shownAt < stepMs) return;
    this.#shownAt = now;
    const percent = `${String(Math.floor(progress.fraction * 100)).padStart(3)} %`;
    const text =
      progress.step === 'reading'
        ? `${percent}  reading: ${progress.dialogues} dialogues`
        : `${percent}  importing: ${progress.messages} messages`;
    if (this.stream.isTTY) {
      this.stream.write(`\r\u001b[K${text}`);
      this.#isOpen = true;
    } else this.stream.write(`${text}\n`);
  }

  /** Ends the line, so that what follows stands on its own. */
  end(): void {
    if (this.#isOpen) this.stream.write('\r\u001b[K');
    this.#isOpen = false;
  }
}
