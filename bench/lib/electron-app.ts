import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';

const milestoneLine = z.object({ milestone: z.string() });

/** Electron's executable, named by the bench command. */
function electronExecutable(): string {
  const executable = process.env['HEDDLE_ELECTRON'];
  if (executable === undefined) throw new Error('Start benchmarks with `npm run bench -- NAME`.');
  return executable;
}

/** What a release does not do costs no time here either: main checks no answers of its own. */
export const AS_RELEASED = { HEDDLE_CHECK_ANSWERS: '0' } as const;

/** A running Electron app that reports its milestones, one JSON line each, on standard output. */
export class ElectronApp {
  readonly #child: ChildProcess;
  readonly #startedAt = performance.now();
  readonly #reached = new Map<string, number>();
  readonly #waiting = new Map<string, (afterMs: number) => void>();
  readonly #errors: string[] = [];

  /** @param args what comes after the executable; the app's folder first */
  constructor(args: readonly string[]) {
    // Chromium's sandbox cannot be had as root.
    const account = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    this.#child = spawn(electronExecutable(), [...args, ...account], {
      env: { ...process.env, ...AS_RELEASED, HEDDLE_TEST_HOOKS: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { stdout, stderr } = this.#child;
    if (!stdout || !stderr) throw new Error('The app has no output to read.');
    createInterface({ input: stdout }).on('line', (line) => this.#read(line));
    createInterface({ input: stderr }).on('line', (line) => this.#errors.push(line));
  }

  #read(line: string): void {
    if (!line.startsWith('{')) return;
    const parsed = milestoneLine.safeParse(JSON.parse(line));
    if (!parsed.success || this.#reached.has(parsed.data.milestone)) return;
    const afterMs = performance.now() - this.#startedAt;
    this.#reached.set(parsed.data.milestone, afterMs);
    this.#waiting.get(parsed.data.milestone)?.(afterMs);
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('The app did not start.');
    return this.#child.pid;
  }

  /**
   * Waits for a milestone.
   *
   * @returns milliseconds from the start of the process
   * @throws Error with the end of the app's error output, when it ends or the time is over first
   */
  async milestone(name: string, timeoutMs: number): Promise<number> {
    const known = this.#reached.get(name);
    if (known !== undefined) return known;
    return new Promise((resolve, reject) => {
      const fail = (what: string) =>
        reject(new Error(`${what} before "${name}".\n${this.#errors.slice(-15).join('\n')}`));
      const timer = setTimeout(() => fail(`${timeoutMs} ms were over`), timeoutMs);
      this.#child.once('exit', (code) => fail(`The app ended with code ${code}`));
      this.#waiting.set(name, (afterMs) => {
        clearTimeout(timer);
        resolve(afterMs);
      });
    });
  }

  /** Asks the app to end and waits until it has. */
  async close(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }
}
