import { expect, test } from 'vitest';
import { z } from 'zod';
import { bundleForNode } from '../../helpers/bundle';
import { startTalking, type Talking } from '../../fixtures/crash/process';

const lineSchema = z.object({ type: z.enum(['line', 'never']), text: z.string() });
type Line = z.infer<typeof lineSchema>;

async function startChatty(...args: readonly string[]): Promise<Talking<Line>> {
  const script = await bundleForNode('tests/fixtures/crash/chatty-process.ts');
  return startTalking(script, args, (text) => lineSchema.parse(JSON.parse(text)));
}

test('all that a process says is heard, however late one listens', async () => {
  const chatty = await startChatty('60', '200000');
  await chatty.untilSaid(() => true);
  // This process is busy: nothing is read, and the pipe is full.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  await chatty.ended;
  expect(chatty.lines.map(({ text }) => text.length)).toEqual(Array(60).fill(200_000));
});

test('of a process that ended by itself it is told how', async () => {
  const chatty = await startChatty('1', '10', 'out of patience');
  await expect(chatty.until('never')).rejects.toThrow(
    /by itself, code 1, signal null.*it said line.*out of patience/s,
  );
});
