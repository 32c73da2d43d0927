import type { Log } from '../diagnostics/log';

/** A running practice desk process, whatever runs it. */
export interface DeskProcess {
  /** The address it listens at; rejects when it ends before it says so. */
  readonly listening: Promise<string>;
  /** Resolves when it has ended, with its exit code. */
  readonly ended: Promise<number>;
  /** Asks it to end, and makes it end when it does not. */
  stop(): Promise<void>;
}

export interface PracticeDeskOptions {
  spawn(): DeskProcess;
  readonly log: Log;
  now(): number;
  /** Resolves after the delay. */
  sleep(delayMs: number): Promise<void>;
  /** The desk came up (again), or is gone. */
  onChange(state: PracticeDeskState): void;
}

export type PracticeDeskState =
  | { readonly status: 'stopped' }
  | { readonly status: 'starting' }
  | { readonly status: 'running'; readonly url: string }
  /** It ended by itself and is started again. */
  | { readonly status: 'restarting' }
  /** It ended too often in a short time and is left alone. */
  | { readonly status: 'given-up' };

/** A desk that dies this often within the window has a cause that another start does not cure. */
const RESTARTS_MAX = 5;
const RESTARTS_WINDOW_MS = 60_000;
const RESTART_PAUSE_MS = 500;

/**
 * Keeps the practice desk running: starts it, and starts it again when it dies, a bounded number of
 * times. Whoever needs its address waits for it with `url()`; while it is restarted it is
 * unreachable, like any desk that is down, so that the screen tells the truth about it.
 */
export class PracticeDesk {
  private state: PracticeDeskState = { status: 'stopped' };
  private process: DeskProcess | null = null;
  private endedAt: number[] = [];
  private waiting: { resolve(url: string): void; reject(error: Error): void }[] = [];

  constructor(private readonly options: PracticeDeskOptions) {}

  /**
   * Starts the desk if it does not run; also after it was given up.
   *
   * @param after what has to be done first; who asks for the address meanwhile waits
   */
  start(after: Promise<unknown> | null = null): void {
    if (this.state.status !== 'stopped' && this.state.status !== 'given-up') return;
    this.endedAt = [];
    this.enter({ status: 'starting' });
    if (!after) {
      this.launch();
      return;
    }
    const { state } = this;
    void after.then(() => {
      if (this.state === state) this.launch();
    });
  }

  /** Ends the desk; resolves when its process is gone. */
  async stop(): Promise<void> {
    const { process } = this;
    this.process = null;
    this.enter({ status: 'stopped' });
    await process?.stop();
  }

  /**
   * The address of the desk, once it listens.
   *
   * @throws Error when the signal aborts, or when the desk does not run and will not
   */
  async url(signal: AbortSignal | null): Promise<string> {
    if (this.state.status === 'running') return this.state.url;
    if (this.state.status !== 'starting') throw notRunning();
    return new Promise((resolve, reject) => {
      const waiter = { resolve, reject };
      this.waiting.push(waiter);
      signal?.addEventListener(
        'abort',
        () => {
          this.waiting = this.waiting.filter((each) => each !== waiter);
          reject(notRunning());
        },
        { once: true },
      );
    });
  }

  private launch(): void {
    const process = this.options.spawn();
    this.process = process;
    process.listening.then(
      (url) => {
        if (this.process === process) this.enter({ status: 'running', url });
      },
      () => undefined,
    );
    void process.ended.then((code) => this.hasEnded(process, code));
  }

  private async hasEnded(process: DeskProcess, code: number): Promise<void> {
    if (this.process !== process) return;
    const { log, now, sleep } = this.options;
    const at = now();
    this.endedAt = [...this.endedAt.filter((each) => at - each < RESTARTS_WINDOW_MS), at];
    log.warn('practice.ended', { code, times: this.endedAt.length });
    if (this.endedAt.length >= RESTARTS_MAX) {
      this.process = null;
      this.enter({ status: 'given-up' });
      return;
    }
    this.enter({ status: 'restarting' });
    await sleep(RESTART_PAUSE_MS);
    if (this.process === process) this.launch();
  }

  private enter(state: PracticeDeskState): void {
    this.state = state;
    const { waiting } = this;
    if (state.status !== 'starting') this.waiting = [];
    if (state.status === 'running') for (const each of waiting) each.resolve(state.url);
    else if (state.status !== 'starting') for (const each of waiting) each.reject(notRunning());
    this.options.onChange(state);
  }
}

/** Reads like a refused connection, which is what it is: nobody listens. */
function notRunning(): Error {
  return new TypeError('net::ERR_CONNECTION_REFUSED');
}
