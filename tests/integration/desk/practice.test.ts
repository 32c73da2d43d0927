import { afterEach, expect, it } from 'vitest';
import { DeskClient, fullReplica } from '../../fixtures/desk/client';
import { replyTo } from '../../fixtures/desk/desk';
import { type RunningDesk, startDesk } from '../../../src-desk/start-desk';

let running: RunningDesk;
afterEach(() => running.close());

it('somebody new writes to whoever is there, and answers a reply', async () => {
  running = await startDesk({
    dataDir: ':memory:',
    port: 0,
    practice: { seed: 7, speed: 200 },
    onError: (error) => {
      throw error;
    },
  });
  const rosa = await new DeskClient(running.url).signIn('rosa');
  const { cursor } = await rosa.workset();
  const stream = await rosa.listen({ after: cursor });
  const { threadId } = await (async () => {
    const typing = await stream.next(
      (event) => event.type === 'typing' && event.side === 'customer',
    );
    if (typing.event.type !== 'typing') throw new Error('not typing');
    return typing.event;
  })();
  const arrived = async (count: number) => {
    for (;;) {
      const { replica } = await fullReplica(rosa);
      const messages = replica
        .of('message')
        .filter((each) => each.threadId === threadId && each.side === 'customer')
        .sort((a, b) => a.position - b.position);
      const last = messages.at(-1);
      if (last && messages.length >= count) return { last, count: messages.length, replica };
      const { cursor: seen } = await rosa.workset();
      await stream.next((event) => event.type === 'changes' && event.upTo > seen);
    }
  };
  const first = await arrived(1);
  const episode = first.replica.of('episode').find((each) => each.threadId === threadId);
  expect(episode?.intents.length).toBeGreaterThan(0);
  const reply = replyTo({ threadId, episodeId: first.last.episodeId }, first.last.id, {
    text: 'I have looked into all of it: it will be solved by tomorrow, and you get your money back.',
    acceptStale: true,
  });
  expect((await rosa.do(reply)).status).toBe('applied');
  const second = await arrived(first.count + 1);
  expect(second.last.text).not.toBe('');
  stream.close();
});
