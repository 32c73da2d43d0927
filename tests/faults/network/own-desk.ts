import { startDesk } from '../../../src-desk/start-desk';
import { addThread, openEpisodeId, write } from '../../fixtures/sync/seed-desk';
import { createFastClock } from './fast-clock';

/** A real desk, and what happens on it without the console. */
export interface DeskUnderTest {
  readonly url: string;
  addThread(threadId: string, messages: number): Promise<void>;
  /** The customer writes. */
  write(threadId: string, messageId: string): Promise<void>;
  openEpisodeId(threadId: string): Promise<string>;
  /** Stops the desk's process in its tracks; its sockets stay open. */
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}

export type DeskCall =
  | { readonly call: 'addThread'; readonly args: readonly [string, number] }
  | { readonly call: 'write'; readonly args: readonly [string, string] }
  | { readonly call: 'openEpisodeId'; readonly args: readonly [string] };

/** A desk in this process, in memory, whose time passes faster. */
export async function startOwnDesk(factor: number): Promise<DeskUnderTest> {
  const time = createFastClock(factor);
  const running = await startDesk({
    dataDir: ':memory:',
    port: 0,
    presenceGraceMs: 0,
    clock: {
      now: () => time.now(),
      after: (delayMs, action) => {
        const timer = setTimeout(action, delayMs / factor);
        return () => clearTimeout(timer);
      },
    },
    onError: (error) => {
      throw error;
    },
  });
  const { desk, url } = running;
  const cannot = (): never => {
    throw new Error('Only a desk in a process of its own can be stopped in its tracks.');
  };
  return {
    url,
    addThread: (threadId, messages) => addThread(desk, threadId, messages),
    write: (threadId, messageId) => write(desk, threadId, messageId),
    openEpisodeId: (threadId) => openEpisodeId(desk, threadId),
    freeze: cannot,
    thaw: cannot,
    close: () => running.close(),
  };
}
