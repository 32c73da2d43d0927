import { StoreError } from '../../../src-main/store/errors';
import type { StoreThread } from '../../../src-main/store/worker-client';

/** Something that a test brings about when it is time. */
export interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

export function createGate(): Gate {
  let open: (() => void) | null = null;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open?.() };
}

type Answer = (...args: readonly unknown[]) => unknown;

/** A store thread without a thread: what is not scripted is done and has nothing to say. */
export class ScriptedThread implements StoreThread {
  readonly pending = 0;
  readonly asked: string[] = [];
  hasEnded = false;
  /** When it lets itself be ended; at once, if nothing is said. */
  endsAfter: Promise<void> = Promise.resolve();

  constructor(
    readonly role: string,
    readonly answers: Readonly<Record<string, Answer>> = {},
  ) {}

  async call(name: string, args: readonly unknown[]): Promise<unknown> {
    if (this.hasEnded) throw new StoreError('worker-died');
    this.asked.push(name);
    return this.answers[name]?.(...args);
  }

  async end(): Promise<void> {
    await this.endsAfter;
    this.hasEnded = true;
  }
}
