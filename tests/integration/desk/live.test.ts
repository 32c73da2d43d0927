import { afterEach, beforeEach, expect, it } from 'vitest';
import { DeskClient, fullReplica } from '../../fixtures/desk/client';
import { type TestDesk, testDesk } from '../../fixtures/desk/desk';

let desk: TestDesk;
beforeEach(async () => {
  desk = await testDesk();
});
afterEach(() => desk.close());

it('announces changes, and after a gap what was missed, by header and by query', async () => {
  const rosa = await desk.client('rosa');
  const first = await rosa.listen();
  const opening = await first.next((event) => event.type === 'changes');
  await desk.newThread();
  const announced = await first.next(
    (event) => event.type === 'changes' && event.upTo > Number(opening.id),
  );
  expect(announced.event).toEqual({ type: 'changes', upTo: Number(announced.id) });
  first.close();

  const missed = await desk.newThread();
  const resumed = await rosa.listen({ lastEventId: announced.id! });
  const told = await resumed.next((event) => event.type === 'changes');
  const page = await rosa.changes(Number(announced.id));
  expect(Number(told.id)).toBe(page.cursor);
  expect(page.records.some(({ id }) => id === missed.message.id)).toBe(true);
  resumed.close();

  // The header of a resumed stream wins over the query that it was first asked with.
  const both = await rosa.listen({ after: 0, lastEventId: String(page.cursor) });
  await desk.newThread();
  const next = await both.next((event) => event.type === 'changes');
  expect(Number(next.id)).toBeGreaterThan(page.cursor);
  both.close();
});

it('shows who is there: online with a stream, away by choice, offline without', async () => {
  const [rosa, marta] = [await desk.client('rosa'), await desk.client('marta')];
  const lead = await marta.listen();
  const of = (agentId: string, presence: string) =>
    lead.next(
      (event) =>
        event.type === 'presence' && event.agentId === agentId && event.presence === presence,
    );
  const one = await rosa.listen();
  await of('rosa', 'online');
  await rosa.do({ kind: 'presence', presence: 'away' });
  await of('rosa', 'away');
  const agentNow = async () => {
    const { records } = await marta.workset();
    const found = records.find((each) => each.kind === 'agent' && each.id === 'rosa');
    return found?.kind === 'agent' ? found.doc.presence : null;
  };
  expect(await agentNow()).toBe('away');
  // Whoever comes later is told at once.
  const late = await marta.listen();
  await late.next((event) => event.type === 'presence' && event.presence === 'away');
  one.close();
  await of('rosa', 'offline');
  expect(await agentNow()).toBe('offline');
  // Also a console that only reads changes ends up with it.
  const { replica } = await fullReplica(marta);
  expect(replica.of('agent').find(({ id }) => id === 'rosa')?.presence).toBe('offline');
  late.close();
  lead.close();
});

it('signing out ends the session and its streams', async () => {
  const own = await new DeskClient(desk.url).signIn('KEN');
  const stream = await own.listen();
  expect((await own.request('/v1/sessions', { method: 'DELETE' })).status).toBe(204);
  await stream.end();
  const answer = await own.request('/v1/changes?after=0');
  expect(await own.problem(answer)).toMatchObject({ status: 401, code: 'not-signed-in' });
});
