import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import type { ConnectorError, WipeOrder } from '../../../src-main/connectors/connector';
import { confirmDeskWipe, createDeskConnector } from '../../../src-main/connectors/desk';
import { systemClock } from '../../../src-main/sync/clock';
import { wipeProofText } from '../../../src-shared/protocol';
import { DESK_SESSION } from '../main/fakes';

const DEVICE = 'device-1';
const TOKEN = 'a-token-that-only-the-desk-knows';
const order = { id: 'A'.repeat(32), deskId: 'desk-1', agentId: 'rosa', deviceId: DEVICE };
const proven = (secret: string, change: object = {}) => {
  const proof = createHmac('sha256', secret).update(wipeProofText(order)).digest('hex');
  return { code: 'wiped', message: 'Removed.', wipe: { ...order, proof, ...change } };
};

/** A connector whose desk always answers this. */
function desk(status: number, body: unknown, contentType = 'application/json') {
  const orders: WipeOrder[] = [];
  const connector = createDeskConnector({
    baseUrl: 'https://desk.example.com',
    clock: systemClock,
    deviceId: DEVICE,
    fetch: async () =>
      new Response(typeof body === 'string' ? body : JSON.stringify(body), {
        status,
        headers: { 'content-type': contentType },
      }),
    onWipe: (each) => orders.push(each),
  });
  connector.resume({ ...DESK_SESSION, secret: TOKEN });
  const signal = new AbortController().signal;
  const problemOf = async (call: Promise<unknown>): Promise<string> => {
    const error: unknown = await call.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    return (error as ConnectorError).problem;
  };
  return { connector, orders, signal, problemOf };
}

it('an order of the desk is passed on, whichever call it answers', async () => {
  const { connector, orders, signal, problemOf } = desk(401, proven(TOKEN));
  expect(await problemOf(connector.changes(0, 10, signal))).toBe('wiped');
  expect(await problemOf(connector.listen(0, () => undefined, signal))).toBe('wiped');
  expect(await problemOf(connector.send([], signal))).toBe('wiped');
  expect(orders).toHaveLength(3);
  expect(orders[0]).toMatchObject({ id: order.id, deskId: 'desk-1', agentId: 'rosa' });
});

it('at sign-in the password proves it', async () => {
  const right = desk(401, proven('the password'));
  const credentials = { user: 'rosa', password: 'the password' };
  expect(await right.problemOf(right.connector.signIn(credentials, right.signal))).toBe('wiped');
  expect(right.orders).toHaveLength(1);
  // An answer that was made for a session, not for this request.
  const replayed = desk(401, proven(TOKEN));
  expect(await replayed.problemOf(replayed.connector.signIn(credentials, replayed.signal))).toBe(
    'not-a-desk',
  );
  expect(replayed.orders).toEqual([]);
});

it.each([
  ['without a proof', 401, { code: 'wiped', message: 'Removed.' }],
  ['with the proof of another session', 401, proven('another-token-of-somebody-else')],
  ['for another console', 401, proven(TOKEN, { deviceId: 'device-2' })],
  ['for another agent than its proof', 401, proven(TOKEN, { agentId: 'ken' })],
  ['of another desk than its proof', 401, proven(TOKEN, { deskId: 'desk-2' })],
  ['with an id that can be guessed', 401, proven(TOKEN, { id: '1' })],
  ['with a proof in capitals', 401, proven(TOKEN, { proof: 'A'.repeat(64) })],
  ['under another code', 401, { ...proven(TOKEN), code: 'not-signed-in' }],
  ['with another status', 403, proven(TOKEN)],
  ['with a good status', 200, proven(TOKEN)],
  ['inside a page', 401, `<html>${JSON.stringify(proven(TOKEN))}</html>`],
  ['cut short', 401, JSON.stringify(proven(TOKEN)).slice(0, -1)],
])('what only looks like one removes nothing: %s', async (_name, status, body) => {
  const { connector, orders, signal, problemOf } = desk(status, body);
  const problem = await problemOf(connector.changes(0, 10, signal));
  expect(problem).not.toBe('wiped');
  expect(orders).toEqual([]);
});

it('an event that says so removes nothing by itself', async () => {
  const { connector, orders, signal, problemOf } = desk(
    200,
    'event: wipe\ndata: {}\n\n',
    'text/event-stream',
  );
  // It ends the stream, so that the desk is asked.
  expect(await problemOf(connector.listen(0, () => undefined, signal))).toBe('cut');
  expect(orders).toEqual([]);
});

it('is confirmed without a session, and to a desk that knows nothing of it all is said', async () => {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const confirm = (status: number, body: unknown) =>
    confirmDeskWipe(
      {
        baseUrl: 'https://desk.example.com',
        clock: systemClock,
        fetch: async (url, init) => {
          asked.push({ url, init });
          return new Response(status === 204 ? null : JSON.stringify(body), { status });
        },
      },
      { orderId: 'wipe 1', deviceId: DEVICE, unsent: 2, drafts: 0 },
      new AbortController().signal,
    );
  await confirm(204, null);
  expect(asked[0]?.url).toBe('https://desk.example.com/v1/wipes/wipe%201');
  const body = asked[0]?.init?.body;
  expect(JSON.parse(typeof body === 'string' ? body : '')).toEqual({
    deviceId: DEVICE,
    unsent: 2,
    drafts: 0,
  });
  expect(new Headers(asked[0]?.init?.headers).has('authorization')).toBe(false);
  await confirm(404, { code: 'not-found', message: 'No such order.' });
  await expect(confirm(500, {})).rejects.toThrow('problem of its own');
});
