import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Connector,
  ConnectorError,
  type LiveEvent,
} from '../../../src-main/connectors/connector';
import { createDeskConnector } from '../../../src-main/connectors/desk';
import { nodeFetch } from '../../../src-main/headless/node-fetch';
import { messageDoc } from '../../fixtures/sync/documents';
import { createFakeClock, type FakeClock } from '../../fixtures/sync/fake-clock';
import { FAKE_SESSION } from '../../fixtures/sync/fake-desk';
import { command } from '../../fixtures/sync/harness';
import { startWireServer, type WireServer } from '../../fixtures/sync/wire-server';

let server: WireServer;
let clock: FakeClock;
let connector: Connector;
let stop: AbortController;

const SECRET_TEXT = 'my card number is 4111 1111';

beforeEach(async () => {
  server = await startWireServer();
  clock = createFakeClock();
  connector = createDeskConnector({
    baseUrl: server.url,
    fetch: nodeFetch,
    clock,
    deviceId: 'device-1',
  });
  connector.resume(FAKE_SESSION);
  stop = new AbortController();
});

afterEach(async () => {
  stop.abort();
  await server.close();
});

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** How a call fails, as a value; awaited later than it is begun. */
function problemOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'none',
    (error: unknown) => (error instanceof ConnectorError ? error.problem : 'not named'),
  );
}

const wake = command('w1', { kind: 'wake', episodeId: 'e1' });

describe('session', () => {
  const answer = {
    protocol: 1,
    token: 'token-token-token-token',
    agent: FAKE_SESSION.agent,
    desk: FAKE_SESSION.desk,
    policies: {
      targetMinutes: 30,
      historyDays: 90,
      attachmentMaxBytes: 10,
      attachmentMediaTypes: ['image/png'],
    },
    scope: 'scope-9',
  };

  it('signs in, uses the token from then on, and gives it back', async () => {
    server.answer = (_request, response) => json(response, answer);
    const session = await connector.signIn({ user: 'rosa', password: 'x' }, stop.signal);
    expect(session).toMatchObject({ scope: 'scope-9', historyDays: 90, secret: answer.token });
    server.answer = (_request, response) => response.writeHead(204).end();
    await connector.typing('t1', true, stop.signal);
    await connector.looking(['t1'], stop.signal);
    await connector.signOut();
    await connector.signOut();
    expect(
      server.requests.map(({ method, url, headers }) => [method, url, headers.authorization]),
    ).toEqual([
      ['POST', '/v1/sessions', undefined],
      ['POST', '/v1/typing', `Bearer ${answer.token}`],
      ['POST', '/v1/looking', `Bearer ${answer.token}`],
      ['DELETE', '/v1/sessions', `Bearer ${answer.token}`],
    ]);
  });

  it.each([
    [{ protocol: 2 }, 'not-a-desk', /version 2/],
    [{ hello: 'world' }, 'not-a-desk', /not a Heddle desk/],
  ])('does not take %j for a session', async (body, problem, words) => {
    server.answer = (_request, response) => json(response, body);
    const attempt = connector.signIn({ user: 'rosa', password: 'x' }, stop.signal);
    await expect(attempt).rejects.toMatchObject({ problem, message: expect.stringMatching(words) });
  });

  it('signing out works without a network too', async () => {
    await server.close();
    await connector.signOut();
    expect(server.requests).toEqual([]);
  });
});

describe('changes and history', () => {
  it('reads puts and removals, and names what it cannot read', async () => {
    const doc = messageDoc('m1', { id: 'e1', threadId: 't1' }, 1, 'customer');
    server.answer = (_request, response) =>
      json(response, {
        changes: [
          { seq: 5, op: 'put', kind: 'message', id: 'm1', doc },
          { seq: 6, op: 'remove', kind: 'thread', id: 't2' },
          { seq: 7, op: 'put', kind: 'message', id: 'm2', doc: { ...doc, id: 'm2', text: 7 } },
          { seq: 8, op: 'put', kind: 'message', id: 'm3', doc },
          { seq: 9, op: 'explode', kind: 'message', id: 'm4' },
          SECRET_TEXT,
        ],
        cursor: 9,
        more: true,
        scope: 's',
      });
    const page = await connector.changes(4, 1000, stop.signal);
    expect(server.requests[0]?.url).toBe('/v1/changes?after=4&limit=1000');
    expect(page).toMatchObject({
      records: [
        { op: 'put', id: 'm1', rev: 5 },
        { op: 'remove', kind: 'thread', id: 't2', rev: 6 },
      ],
      cursor: 9,
      more: true,
    });
    expect(page.malformed.map(({ id, rev, reason }) => [id, rev, reason])).toEqual([
      ['m2', 7, 'doc.text: invalid type'],
      ['m3', 8, 'doc.id: differs from the id of the record'],
      ['m4', 9, 'change: without seq, op, kind or id'],
      ['(unreadable)', null, 'change: without seq, op, kind or id'],
    ]);
    expect(JSON.stringify(page.malformed)).not.toContain('4111');
  });

  it('asks for a page that is too large in smaller parts', async () => {
    const huge = 'x'.repeat(34 * 1024 * 1024);
    server.answer = (request, response) => {
      const limit = Number(new URL(request.url ?? '', server.url).searchParams.get('limit'));
      const records = limit > 100 ? [huge] : [];
      json(response, { records, next: null, completeSince: null, totalMessages: 0, scope: 's' });
    };
    const page = await connector.history('from here/&', 1000, stop.signal);
    expect(page.next).toBeNull();
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/v1/history?limit=1000&before=from%20here%2F%26',
      '/v1/history?limit=125&before=from%20here%2F%26',
      '/v1/history?limit=15&before=from%20here%2F%26',
    ]);
  });

  it.each([
    ['{"changes":[{"seq":1', 'cut'],
    ['', 'cut'],
    ['It works!', 'not-a-desk'],
    ['<html><form>Sign in</form></html>', 'login-page'],
    ['{"changes":"none"}', 'not-a-desk'],
  ])('names the answer %s', async (body, problem) => {
    server.answer = (_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    await expect(connector.changes(0, 10, stop.signal)).rejects.toMatchObject({ problem });
  });

  it('names a connection that breaks in the middle, and one that nobody answers', async () => {
    server.answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"changes":[', () => response.destroy());
    };
    await expect(connector.changes(0, 10, stop.signal)).rejects.toMatchObject({ problem: 'cut' });
    await server.close();
    await expect(connector.changes(0, 10, stop.signal)).rejects.toMatchObject({
      problem: 'unreachable',
    });
  });

  it('gives up on silence: before the answer, and in the middle of it', async () => {
    const asked = new Promise<void>((resolve) => {
      server.answer = () => resolve();
    });
    const unanswered = connector.changes(0, 10, stop.signal);
    const unheard = problemOf(unanswered);
    await asked;
    await clock.run(30_000);
    expect(await unheard).toBe('silent');

    let begun: () => void = () => undefined;
    const halfway = new Promise<void>((resolve) => {
      begun = resolve;
    });
    server.answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      response.write('{"type":"hello","scope":"s","expected":1}\n');
    };
    const workset = (async () => {
      for await (const item of connector.workset(stop.signal)) if (item.type === 'begin') begun();
    })();
    const second = problemOf(workset);
    await halfway;
    await clock.run(30_000);
    expect(await second).toBe('silent');
  });

  it('ends at once when it is told to', async () => {
    const asked = new Promise<void>((resolve) => {
      server.answer = () => resolve();
    });
    const attempt = connector.changes(0, 10, stop.signal);
    const ended = problemOf(attempt);
    await asked;
    stop.abort();
    expect(await ended).toBe('aborted');
    await expect(connector.changes(0, 10, stop.signal)).rejects.toMatchObject({
      problem: 'aborted',
    });
    expect(clock.sleepers).toBe(0);
  });
});

describe('event stream', () => {
  it('asks from where it is, passes on what comes, and ends when it falls silent', async () => {
    server.answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: changes\nid: 8\ndata: {"upTo":8}\n\n');
    };
    const events: LiveEvent[] = [];
    let heard: () => void = () => undefined;
    const first = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const listening = connector.listen(
      7,
      (event) => {
        events.push(event);
        if (event.type === 'changes') heard();
      },
      stop.signal,
    );
    const ended = problemOf(listening);
    await first;
    expect(server.requests[0]?.headers['last-event-id']).toBe('7');
    expect(events).toEqual([{ type: 'open' }, { type: 'changes', upTo: 8 }]);
    await clock.run(29_000);
    // One watches over the stream, one over the line.
    expect(clock.sleepers).toBe(2);
    await clock.run(2000);
    expect(await ended).toBe('silent');
    expect(clock.sleepers).toBe(0);
  });

  it('does not take anything else for an event stream', async () => {
    server.answer = (_request, response) => json(response, {});
    await expect(connector.listen(0, () => undefined, stop.signal)).rejects.toMatchObject({
      problem: 'not-a-desk',
    });
  });
});

describe('commands', () => {
  it('keeps a conflict although a message in it cannot be read', async () => {
    const message = messageDoc('m1', { id: 'e1', threadId: 't1' }, 1, 'customer');
    server.answer = (_request, response) =>
      json(response, {
        outcomes: [{ id: 'w1', status: 'conflict', newMessages: [{ text: SECRET_TEXT }, message] }],
      });
    expect(await connector.send([wake], stop.signal)).toEqual([
      { id: 'w1', status: 'conflict', newMessages: [message] },
    ]);
  });

  it.each([
    [[]],
    [[{ id: 'other', status: 'applied', upTo: 1 }]],
    [[{ id: 'w1', status: 'perhaps' }]],
    [
      [
        { id: 'w1', status: 'applied', upTo: 1 },
        { id: 'w2', status: 'applied', upTo: 1 },
      ],
    ],
  ])('does not guess from %j', async (outcomes) => {
    server.answer = (_request, response) => json(response, { outcomes });
    await expect(connector.send([wake], stop.signal)).rejects.toMatchObject({
      problem: 'server-error',
    });
  });
});

describe('attachments', () => {
  const bytes = new TextEncoder().encode('picture');
  const attachment = {
    id: 'a1',
    name: 'pic.png',
    mediaType: 'image/png',
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    width: null,
    height: null,
  };

  it('downloads, and refuses what is not what was meant', async () => {
    server.answer = (_request, response) => response.writeHead(200).end(bytes);
    expect(await connector.download(attachment, stop.signal)).toEqual(bytes);
    for (const body of ['', 'Picture', 'picture and more']) {
      server.answer = (_request, response) => response.writeHead(200).end(body);
      await expect(connector.download(attachment, stop.signal)).rejects.toMatchObject({
        problem: 'refused',
      });
    }
  });

  it('uploads with name, type and hash, and passes on why a desk does not take it', async () => {
    server.answer = (_request, response) => json(response, { attachment });
    const upload = { ...attachment, name: 'Größe & Co.png', bytes };
    await connector.upload(upload, stop.signal);
    const { url = '', headers } = server.requests[0] ?? {};
    expect(new URL(url, server.url).searchParams.get('name')).toBe('Größe & Co.png');
    expect(headers).toMatchObject({ 'content-type': 'image/png', 'content-length': '7' });
    server.answer = (_request, response) =>
      json(response, { code: 'too-large', message: 'Too large: at most 5 bytes.' }, 413);
    await expect(connector.upload(upload, stop.signal)).rejects.toMatchObject({
      problem: 'refused',
      message: 'Too large: at most 5 bytes.',
    });
  });
});
