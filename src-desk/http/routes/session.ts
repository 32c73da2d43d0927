import { sessionRequestSchema, sessionResponseSchema } from '@shared/protocol';
import { z } from 'zod';
import { DESK_VERSION } from '../../identity';
import { signIn, signOut } from '../../services/sessions';
import { wipeOrder } from '../../services/wipes';
import { ProblemError, wiped } from '../problem';
import { agentRoute, publicRoute, type Route } from '../route';
import type { SignInGuard } from '../sign-in-guard';

export const healthSchema = z.object({
  status: z.literal('ok'),
  protocol: z.literal(1),
  desk: z.string(),
  version: z.string(),
});

/** Sign-in, sign-out and health. */
export function sessionRoutes(
  identity: { readonly id: string; readonly name: string },
  guard: SignInGuard,
): Route[] {
  return [
    publicRoute(
      {
        method: 'POST',
        path: '/v1/sessions',
        name: 'signIn',
        summary: 'Signs an agent in.',
        description:
          'The token goes into the header `Authorization: Bearer TOKEN` of every other call.',
        body: sessionRequestSchema,
        answer: { status: 200, description: 'Signed in.', schema: sessionResponseSchema },
        problems: [400, 401, 429],
      },
      async ({ desk, body, reply }) => {
        const waitMs = guard.waitMs(body.user);
        if (waitMs > 0) {
          void reply.header('retry-after', Math.ceil(waitMs / 1000));
          throw new ProblemError(
            429,
            'rate-limited',
            'Too many attempts with a wrong password. Wait a minute and try again.',
          );
        }
        const session = await signIn(desk, body.user, body.password, body.deviceId);
        if (!session) {
          guard.failed(body.user);
          throw new ProblemError(
            401,
            'wrong-credentials',
            'User or password are wrong. Check both and try again.',
          );
        }
        guard.succeeded(body.user);
        if ('wipe' in session) throw wiped(wipeOrder(session.wipe, identity.id, body.password));
        const { agent, token, viewer } = session;
        return sessionResponseSchema.parse({
          protocol: 1,
          token,
          agent: { ...agent, presence: desk.presence.of(agent.id) },
          desk: identity,
          policies: desk.policies,
          scope: viewer.scope,
        });
      },
    ),
    agentRoute(
      {
        method: 'DELETE',
        path: '/v1/sessions',
        name: 'signOut',
        summary: 'Ends the session whose token is used.',
        answer: { status: 204, description: 'Signed out.', schema: null },
        problems: [401],
      },
      async ({ desk, reply }, signedIn) => {
        await signOut(desk, signedIn);
        return reply.code(204).send();
      },
    ),
    publicRoute(
      {
        method: 'GET',
        path: '/v1/health',
        name: 'health',
        summary: 'Whether the desk is up.',
        answer: { status: 200, description: 'It is.', schema: healthSchema },
        problems: [],
      },
      () => ({ status: 'ok', protocol: 1, desk: identity.name, version: DESK_VERSION }),
    ),
  ];
}
