import { fork } from 'node:child_process';
import { once } from 'node:events';
import { bundleForNode } from '../../helpers/bundle';
import type { DeskCall, DeskUnderTest } from './own-desk';

/** A desk in a process of its own, which can be stopped with SIGSTOP. */
export async function startDeskProcess(factor: number): Promise<DeskUnderTest> {
  const child = fork(await bundleForNode('tests/faults/network/desk-child.ts'), [String(factor)]);
  const waiting = new Map<number, (answer: { value?: unknown; error?: string }) => void>();
  let calls = 0;
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  child.on('message', (answer: { id: number; value?: unknown; error?: string }) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const ask = async (call: DeskCall): Promise<unknown> => {
    calls += 1;
    const id = calls;
    const answered = new Promise<{ value?: unknown; error?: string }>((resolve) => {
      waiting.set(id, resolve);
    });
    child.send({ id, ...call });
    const { value, error } = await answered;
    if (error !== undefined) throw new Error(error);
    return value;
  };
  return {
    url,
    addThread: async (...args) => void (await ask({ call: 'addThread', args })),
    write: async (...args) => void (await ask({ call: 'write', args })),
    openEpisodeId: async (threadId) =>
      String(await ask({ call: 'openEpisodeId', args: [threadId] })),
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    close: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
