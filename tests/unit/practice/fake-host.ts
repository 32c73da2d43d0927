import type { Agent } from '@shared/domain';
import { Director, type DirectorOptions } from '../../../src-desk/practice/director';
import type { FromCustomer, NewArrival, PracticeHost } from '../../../src-desk/practice/host';

const ROSA: Agent = {
  id: 'rosa',
  name: 'Rosa Keller',
  role: 'agent',
  teamIds: ['everyday'],
  presence: 'online',
};

export interface Written extends FromCustomer {
  readonly at: number;
}

/** A desk that only takes notes, on a clock that the test moves. */
export class FakeHost implements PracticeHost {
  time: number;
  present: readonly Agent[] = [ROSA];
  readonly written: Written[] = [];
  readonly arrived: NewArrival[] = [];
  readonly typing: { readonly at: number; readonly threadId: string; readonly on: boolean }[] = [];
  readonly read: string[] = [];
  readonly errors: unknown[] = [];
  saved: string | null = null;
  #timers: { at: number; action: () => void }[] = [];

  constructor(start: number) {
    this.time = start;
  }

  now(): number {
    return this.time;
  }

  after(delayMs: number, action: () => void): () => void {
    const timer = { at: this.time + delayMs, action };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  }

  agentsPresent(): readonly Agent[] {
    return this.present;
  }

  async addCustomer(arrival: NewArrival): Promise<void> {
    this.arrived.push(arrival);
  }

  async customerWrites(message: FromCustomer): Promise<void> {
    this.written.push({ ...message, at: this.time });
  }

  customerTyping(threadId: string, isTyping: boolean): void {
    this.typing.push({ at: this.time, threadId, on: isTyping });
  }

  async customerRead(threadId: string): Promise<void> {
    this.read.push(threadId);
  }

  async save(state: string): Promise<void> {
    this.saved = state;
  }

  onError(error: unknown): void {
    this.errors.push(error);
  }

  /** Moves the clock, firing timers in order, and waits for what they began. */
  async pass(durationMs: number, director: Director): Promise<void> {
    const end = this.time + durationMs;
    for (;;) {
      const next = this.#timers.sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.#timers.shift();
      this.time = Math.max(this.time, next.at);
      next.action();
      await director.settled();
    }
    this.time = end;
    await director.settled();
  }
}

/** A director on a fake host, started. */
export function direct(
  host: FakeHost,
  options: Partial<Omit<DirectorOptions, 'host'>> = {},
): Director {
  const director = new Director({ host, seed: 11, speed: 1, ...options });
  director.start();
  return director;
}
