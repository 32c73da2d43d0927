import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeskClient } from '../../fixtures/desk/client';
import { type TestDesk, testDesk } from '../../fixtures/desk/desk';

let desk: TestDesk;
let rosa: DeskClient;
beforeAll(async () => {
  desk = await testDesk();
  rosa = await desk.client('rosa');
});
afterAll(() => desk.close());

describe('sign-in', () => {
  const attempt = (body: unknown) => new DeskClient(desk.url).post('/v1/sessions', body);

  it('does not say whether the user or the password is wrong', async () => {
    const wrong = { password: 'wrong', deviceId: 'd' };
    const known = await rosa.problem(await attempt({ user: 'rosa', ...wrong }));
    const unknown = await rosa.problem(await attempt({ user: 'nobody', ...wrong }));
    expect(known).toMatchObject({ status: 401, code: 'wrong-credentials' });
    expect(unknown).toEqual(known);
  });

  it('slows down guessing, for that name only', async () => {
    const guess = { user: 'lars', password: 'guess', deviceId: 'd' };
    for (let each = 0; each < 8; each += 1) expect((await attempt(guess)).status).toBe(401);
    const answer = await attempt({ ...guess, password: 'practice' });
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await rosa.problem(answer)).toMatchObject({ status: 429, code: 'rate-limited' });
    expect((await attempt({ ...guess, user: 'marta', password: 'practice' })).status).toBe(200);
  });
});

describe('every answer that is not 2xx is a problem', () => {
  it.each([
    ['GET', '/v1/workset', undefined, 401],
    ['GET', '/v1/changes?after=0', undefined, 401],
    ['GET', '/v1/events', undefined, 401],
    ['POST', '/v1/commands', '{', 401],
    ['POST', '/v1/sessions', '{', 400],
    ['POST', '/v1/sessions', '{}', 400],
    ['GET', '/v1/nothing', undefined, 404],
    ['PUT', '/v1/sessions', '{}', 404],
  ] as const)('stranger: %s %s', async (method, path, body, status) => {
    const stranger = new DeskClient(desk.url);
    const answer = await stranger.request(path, {
      method,
      ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
    });
    expect((await stranger.problem(answer)).status).toBe(status);
  });

  it.each([
    ['/v1/changes'],
    ['/v1/changes?after=-1'],
    ['/v1/changes?after=x'],
    ['/v1/changes?after=0&limit=0'],
    ['/v1/changes?after=0&limit=5001'],
    ['/v1/history?limit=nothing'],
    ['/v1/attachments/%20'],
  ])('agent: %s', async (path) => {
    expect(await rosa.problem(await rosa.request(path))).toMatchObject({
      status: 400,
      code: 'invalid-request',
    });
  });

  it('also for commands that are too many, unknown or too long', async () => {
    const command = { id: 'a', madeAt: 1, body: { kind: 'presence', presence: 'away' } };
    for (const commands of [
      [],
      Array.from({ length: 101 }, () => command),
      [{ ...command, body: { kind: 'delete-everything' } }],
      [{ ...command, id: 'no spaces' }],
      [{ ...command, body: { kind: 'resolve', episodeId: 'e', outcome: 'x'.repeat(1001) } }],
    ]) {
      const answer = await rosa.post('/v1/commands', { commands });
      expect(await rosa.problem(answer)).toMatchObject({ status: 400, code: 'invalid-request' });
    }
    const huge = await rosa.post('/v1/commands', { commands: 'x'.repeat(9 * 1024 * 1024) });
    expect(await rosa.problem(huge)).toMatchObject({ status: 413, code: 'too-large' });
  });

  it('a token that is nearly right is wrong', async () => {
    const other = new DeskClient(desk.url);
    other.token = `${rosa.token.slice(0, -1)}_`;
    expect((await other.problem(await other.request('/v1/workset'))).code).toBe('not-signed-in');
  });
});

it('refuses requests by a name that only points to this computer', async () => {
  const { port } = new URL(desk.url);
  // fetch sets the Host header itself.
  const status = await new Promise<number | undefined>((resolve, reject) => {
    get(
      { host: '127.0.0.1', port, path: '/v1/health', headers: { host: `evil.example:${port}` } },
      (answer) => resolve(answer.resume().statusCode),
    ).on('error', reject);
  });
  expect(status).toBe(403);
});

it('health and the published protocol need no session', async () => {
  const stranger = new DeskClient(desk.url);
  expect(await (await stranger.request('/v1/health')).json()).toMatchObject({ status: 'ok' });
  const document = await (await stranger.request('/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
});

it('any text arrives as it was written', async () => {
  const texts = [
    '<img src=x onerror=alert(1)>',
    'a\u0000b\u202Ec\u2028d',
    'x'.repeat(1_000_000),
    '日本語 العربية 👩‍👩‍👧‍👦',
    '\ud800 lone',
    "'; drop table messages; --",
  ];
  for (const text of texts) {
    const { message } = await desk.newThread({ text });
    const page = await rosa.history(null, 1);
    const found = page.records.find(({ id }) => id === message.id);
    // JSON on the wire is UTF-8: a lone surrogate travels escaped.
    expect(found?.kind === 'message' ? found.doc.text === text : null).toBe(true);
  }
});
