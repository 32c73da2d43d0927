import { afterAll, beforeAll, expect, it } from 'vitest';
import { DeskClient, type EventStream } from '../../fixtures/desk/client';
import { type TestDesk, testDesk } from '../../fixtures/desk/desk';

let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk.close());

/** Until a stream tells that an agent has exactly these threads open. */
async function told(stream: EventStream, agentId: string, threadIds: readonly string[]) {
  const wanted = [...threadIds].sort().join();
  await stream.next(
    (event) =>
      event.type === 'looking' &&
      event.agentId === agentId &&
      [...event.threadIds].sort().join() === wanted,
  );
}

const looks = (client: DeskClient, threadIds: readonly string[]) =>
  client.post('/v1/looking', { threadIds });

it('what a console has open is told to whoever may see the thread, until its stream ends', async () => {
  const [ken, olga, rosa] = await Promise.all(['ken', 'olga', 'rosa'].map((u) => desk.client(u)));
  const care = await desk.newThread();
  const sales = await desk.newThread({ teamId: 'sales' });
  const both = await new DeskClient(desk.url).signIn('both');
  const [his, hers, own] = await Promise.all([ken!, olga!, both].map((each) => each.listen()));
  // Only what one may see oneself, and only what there is.
  expect((await looks(both, [care.threadId, sales.threadId, 'unheard-of'])).status).toBe(204);
  await told(his!, 'both', [care.threadId]);
  await told(hers!, 'both', [sales.threadId]);
  expect((await looks(rosa!, [care.threadId, sales.threadId])).status).toBe(204);
  await told(his!, 'rosa', [care.threadId]);
  await told(own!, 'rosa', [care.threadId]);
  expect(
    hers!.received.some(
      ({ event }) => 'agentId' in event && event.agentId === 'rosa' && event.type === 'looking',
    ),
  ).toBe(false);
  expect(
    own!.received.some(({ event }) => event.type === 'looking' && event.agentId === 'both'),
  ).toBe(false);

  // Whoever comes later is told at once.
  const late = await ken!.listen();
  await told(late, 'both', [care.threadId]);
  late.close();

  await looks(both, [sales.threadId]);
  await told(his!, 'both', []);
  own!.close();
  await told(hers!, 'both', []);
  for (const stream of [his!, hers!]) stream.close();
});

it('the consoles of one agent count together', async () => {
  const ken = await desk.client('ken');
  const stream = await ken.listen();
  const [one, two] = await Promise.all([desk.newThread(), desk.newThread()]);
  const office = await new DeskClient(desk.url).signIn('marta', 'practice', 'office');
  const home = await new DeskClient(desk.url).signIn('marta', 'practice', 'home');
  const atHome = await home.listen();
  await looks(office, [one.threadId]);
  await looks(home, [one.threadId, two.threadId]);
  await told(stream, 'marta', [one.threadId, two.threadId]);
  const before = stream.received.length;
  atHome.close();
  await stream.next(
    (event) =>
      event.type === 'looking' &&
      event.agentId === 'marta' &&
      event.threadIds.join() === one.threadId &&
      stream.received.findIndex((each) => each.event === event) >= before,
  );
  stream.close();
});

it('refuses more threads than anybody has open', async () => {
  const rosa = await desk.client('rosa');
  const answer = await looks(
    rosa,
    Array.from({ length: 21 }, (_each, index) => `thread-${index}`),
  );
  expect(answer.status).toBe(400);
});
