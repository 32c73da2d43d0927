import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import {
  type ConsoleNews,
  consoleNewsSchema,
  type ConsoleOrder,
  type ConsoleTask,
  type Filled,
} from './console-protocol';

const CONSOLE = fileURLToPath(new URL('sync-console.js', import.meta.url));

/** The console of `bench sync`, in a process of its own. */
export class ConsoleProcess {
  readonly #child: ChildProcess;
  readonly #filled: Promise<Filled>;
  readonly #backfilling: Promise<void>;
  /** Latencies of live messages so far, in milliseconds. */
  readonly latencies: number[] = [];
  isFilled = false;

  /** @param nodeFlags for Node beside those of this process, e.g. to profile it */
  constructor(task: ConsoleTask, nodeFlags: readonly string[] = []) {
    this.#child = fork(CONSOLE, [JSON.stringify(task)], {
      execArgv: [...process.execArgv, ...nodeFlags],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let begun: () => void = () => undefined;
    this.#backfilling = new Promise((resolve) => {
      begun = resolve;
    });
    this.#filled = new Promise((resolve, reject) => {
      this.#child.on('message', (raw) => {
        const news: ConsoleNews = consoleNewsSchema.parse(raw);
        if (news.type === 'live') this.latencies.push(news.latencyMs);
        else if (news.type === 'backfilling') begun();
        else {
          this.isFilled = true;
          resolve(news);
        }
      });
      this.#child.once('exit', (code) =>
        reject(new Error(`The console of the benchmark ended with code ${code}.`)),
      );
    });
    this.#filled.catch(() => undefined);
  }

  /** Somebody is about to write this message. */
  expect(messageId: string, threadId: string): void {
    this.#tell({ type: 'expect', messageId, threadId });
  }

  /** Waits until the history is on its way, or the end of the fill. */
  async backfilling(): Promise<void> {
    await Promise.race([this.#backfilling, this.#filled]);
  }

  /** Waits for the end of the fill. */
  async filled(): Promise<Filled> {
    const filled = await this.#filled;
    if (this.#child.exitCode === null) await once(this.#child, 'exit');
    return filled;
  }

  /** Ends the fill where it is. */
  stop(): void {
    this.#tell({ type: 'stop' });
  }

  #tell(order: ConsoleOrder): void {
    if (this.#child.connected) this.#child.send(order);
  }
}
