import { closeSync, openSync, readSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { LoopDelay, Pause } from './console-protocol';

const NS_PER_MS = 1e6;
const LINE_BYTES = 64;

/** Milliseconds of this thread: since it began it computed, and waited for a core. */
interface Usage {
  readonly at: number;
  readonly computing: number;
  readonly waiting: number;
}

const rounded = (ms: number): number => Math.round(ms * 100) / 100;

/** What Linux says of the time of the process's first thread; null on other systems. */
function openSchedule(): number | null {
  try {
    return openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
  } catch {
    return null;
  }
}

/** Watches how long the event loop of the main thread takes for its turns. */
export class LoopWatch {
  readonly #delays = monitorEventLoopDelay({ resolution: 1 });
  readonly #timer: NodeJS.Timeout;
  readonly #schedule = openSchedule();
  readonly #line = Buffer.alloc(LINE_BYTES);
  #last: Usage;
  #busiest = 0;
  #longest: Pause = { tookMs: 0, computingMs: 0, waitingMs: null };

  constructor() {
    this.#delays.enable();
    this.#last = this.#usage();
    this.#timer = setInterval(() => this.#turn(), 1);
  }

  end(): LoopDelay {
    this.#delays.disable();
    clearInterval(this.#timer);
    if (this.#schedule !== null) closeSync(this.#schedule);
    const ms = (ns: number) => rounded(ns / NS_PER_MS);
    return {
      p50: ms(this.#delays.percentile(50)),
      p99: ms(this.#delays.percentile(99)),
      max: ms(this.#delays.max),
      busiest: rounded(this.#busiest),
      longest: this.#longest,
    };
  }

  #turn(): void {
    const now = this.#usage();
    const { at, computing, waiting } = this.#last;
    this.#last = now;
    this.#busiest = Math.max(this.#busiest, now.computing - computing);
    if (now.at - at <= this.#longest.tookMs) return;
    this.#longest = {
      tookMs: rounded(now.at - at),
      computingMs: rounded(now.computing - computing),
      waitingMs: this.#schedule === null ? null : rounded(now.waiting - waiting),
    };
  }

  #usage(): Usage {
    const { user, system } = process.threadCpuUsage();
    return { at: performance.now(), computing: (user + system) / 1000, waiting: this.#waited() };
  }

  #waited(): number {
    if (this.#schedule === null) return 0;
    const length = readSync(this.#schedule, this.#line, 0, LINE_BYTES, 0);
    // Nanoseconds of computing, nanoseconds of waiting, how often it got a core.
    return Number(this.#line.toString('latin1', 0, length).split(' ')[1]) / NS_PER_MS;
  }
}
