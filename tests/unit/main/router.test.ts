import { type MethodName, methods } from '@shared/ipc';
import type { Result } from '@shared/result';
import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../../src-main/ipc/refusal';
import { type Handlers, registerMethods, type Sender } from '../../../src-main/ipc/router';
import { createHandlers, type HandlerServices } from '../../../src-main/views/handlers';
import type { ActiveSession } from '../../../src-main/session/active-session';
import { AGENT, sessionOf, stub } from './fakes';

const ORIGIN = 'heddle-app://console';
const OWN: Sender = { known: true, mainFrame: true, origin: ORIGIN };
const NAMES = Object.keys(methods).filter((name): name is MethodName => name in methods);

/** Handlers that only count how often they were reached. */
function countingHandlers(reached: () => unknown): Handlers<ActiveSession> {
  return stub(
    'handlers',
    Object.fromEntries(NAMES.map((name) => [name, reached])) as Partial<Handlers<ActiveSession>>,
  );
}

async function router(options: {
  reached?: () => unknown;
  signedIn?: boolean;
  lead?: boolean;
  checkResponses?: boolean;
}) {
  const session = await sessionOf({
    desk: { agent: { ...AGENT, role: options.lead ? 'lead' : 'agent' } },
  });
  const onException = vi.fn();
  const dispatch = registerMethods(countingHandlers(options.reached ?? (() => undefined)), {
    origin: ORIGIN,
    session: () => (options.signedIn === false ? null : session),
    isLead: ({ desk }) => desk.agent.role === 'lead',
    explain: () => null,
    onException,
    checkResponses: options.checkResponses ?? false,
  });
  return { dispatch, onException };
}

/** The error code that each method answers with, or `ok`. */
async function codesOf(
  names: readonly MethodName[],
  ask: (name: MethodName) => Promise<Result<unknown>>,
): Promise<[MethodName, string][]> {
  return Promise.all(
    names.map(async (name): Promise<[MethodName, string]> => {
      const result = await ask(name);
      return [name, result.ok ? 'ok' : result.error.code];
    }),
  );
}

describe('who may call', () => {
  const strangers: readonly (readonly [string, Sender | null])[] = [
    ['a frame that is gone', null],
    ['another window', { ...OWN, known: false }],
    ['an iframe of the own origin', { ...OWN, mainFrame: false }],
    ['a page of the web', { ...OWN, origin: 'https://desk.example.com' }],
    ['an origin that begins like the own', { ...OWN, origin: `${ORIGIN}.evil.example` }],
    ['an origin that the own begins with', { ...OWN, origin: 'heddle-app://c' }],
    ['another scheme with the same host', { ...OWN, origin: 'https://console' }],
    ['no origin', { ...OWN, origin: 'null' }],
    ['a file', { ...OWN, origin: 'file://' }],
  ];

  for (const [who, sender] of strangers) {
    it(`refuses every method to ${who}`, async () => {
      const reached = vi.fn();
      const { dispatch } = await router({ reached });
      const answers = await codesOf(NAMES, (name) => dispatch(sender, name, undefined));
      expect(answers).toEqual(NAMES.map((name) => [name, 'not-allowed']));
      expect(reached).not.toHaveBeenCalled();
    });
  }

  it('refuses what needs a session when nobody is signed in', async () => {
    const reached = vi.fn();
    const { dispatch } = await router({ reached, signedIn: false });
    const names = NAMES.filter((each) => methods[each].caller !== 'anyone');
    const answers = await codesOf(names, (name) => dispatch(OWN, name, undefined));
    expect(answers).toEqual(names.map((name) => [name, 'not-signed-in']));
    expect(reached).not.toHaveBeenCalled();
  });

  it('refuses what is for leads to an agent, and answers it to a lead', async () => {
    const agent = await router({});
    expect(await agent.dispatch(OWN, 'floor.get', undefined)).toMatchObject({
      ok: false,
      error: { code: 'lead-only' },
    });
    const lead = await router({ lead: true });
    expect(await lead.dispatch(OWN, 'floor.get', undefined)).toMatchObject({ ok: true });
  });
});

describe('the shape of a call', () => {
  const WRONG: readonly unknown[] = [42, 'text', [], { unknown: true }, null, () => undefined];

  it('never reaches a handler with a request that does not fit', async () => {
    const reached = vi.fn();
    const { dispatch } = await router({ reached, lead: true });
    for (const name of NAMES) {
      for (const request of WRONG) {
        if (methods[name].request.safeParse(request).success) continue;
        const answers = await codesOf([name], () => dispatch(OWN, name, request));
        expect(answers).toEqual([[name, 'invalid-request']]);
      }
    }
    expect(reached).not.toHaveBeenCalled();
  });

  it('says where a request does not fit, without repeating what was in it', async () => {
    const { dispatch } = await router({});
    const result = await dispatch(OWN, 'draft.get', { threadId: 'a b c SECRET', mode: 'reply' });
    expect(result).toMatchObject({ ok: false, error: { data: [{ path: ['threadId'] }] } });
    expect(JSON.stringify(result)).not.toContain('SECRET');
  });

  it.each([['toString'], ['__proto__'], ['constructor'], ['inbox'], [''], [7], [null], [{}]])(
    'does not know the method %s',
    async (name) => {
      const { dispatch } = await router({});
      expect(await dispatch(OWN, name, undefined)).toMatchObject({
        ok: false,
        error: { code: 'unknown-method' },
      });
    },
  );
});

describe('what comes back', () => {
  it('passes on a refusal with its code and words', async () => {
    const { dispatch, onException } = await router({
      reached: () => {
        throw new Refusal('too-late', 'Too late. Try tomorrow.', { hours: 3 });
      },
    });
    expect(await dispatch(OWN, 'app.info', undefined)).toEqual({
      ok: false,
      error: { code: 'too-late', message: 'Too late. Try tomorrow.', data: { hours: 3 } },
    });
    expect(onException).not.toHaveBeenCalled();
  });

  it('tells nothing of a bug, and reports it', async () => {
    const bug = new Error('the customer wrote: help');
    const { dispatch, onException } = await router({
      reached: async () => {
        throw bug;
      },
    });
    const result = await dispatch(OWN, 'app.info', undefined);
    expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(result)).not.toContain('help');
    expect(onException).toHaveBeenCalledWith('app.info', bug);
  });

  it('finds an answer that breaks the contract where answers are checked', async () => {
    const checked = await router({ reached: () => ({ version: 1 }), checkResponses: true });
    expect(await checked.dispatch(OWN, 'app.info', undefined)).toMatchObject({ ok: false });
    expect(checked.onException).toHaveBeenCalled();
  });
});

describe('the contract', () => {
  it('has exactly one handler for each method', () => {
    const handlers = createHandlers(
      stub<HandlerServices>('services', {
        sessions: stub('s', {}),
        settings: stub('x', {}),
        now: Date.now,
      }),
    );
    expect(Object.keys(handlers).sort()).toEqual([...NAMES].sort());
  });
});
