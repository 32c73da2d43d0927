import { idSchema } from '@shared/domain';
import { wipeConfirmationSchema, wipeRequestSchema, wipeResponseSchema } from '@shared/protocol';
import { z } from 'zod';
import { findAgent } from '../../services/agents';
import { confirmWipe, orderWipes } from '../../services/wipes';
import type { Viewer } from '../../viewer';
import { ProblemError } from '../problem';
import { agentRoute, publicRoute, type Route } from '../route';

/** Removing what consoles keep: the order of a lead, and the confirmation of the console. */
export const wipeRoutes: readonly Route[] = [
  agentRoute(
    {
      method: 'POST',
      path: '/v1/wipes',
      name: 'orderWipe',
      summary: 'Has everything removed that consoles keep of an agent.',
      description:
        'For leads, and agents of their teams. From then on every call of these consoles, and their sign-in, is answered with 401 and the problem `wiped`, until they have confirmed.',
      body: wipeRequestSchema,
      answer: { status: 200, description: 'Ordered.', schema: wipeResponseSchema },
      problems: [400, 401, 403, 404],
    },
    async ({ desk, body }, { viewer }) => {
      if (viewer.role !== 'lead') {
        throw new ProblemError(403, 'not-allowed', 'Only leads can have local data removed.');
      }
      const agent = await findAgent(desk.reader, body.agentId);
      if (!agent || !sharesTeam(viewer, agent.teamIds)) {
        throw new ProblemError(404, 'not-found', 'There is no such agent in your teams.');
      }
      const wipes = await orderWipes(desk, { ...body, orderedBy: viewer.agentId });
      return { wipes: wipes.map(({ id, device_id }) => ({ id, deviceId: device_id })) };
    },
  ),
  publicRoute(
    {
      method: 'POST',
      path: '/v1/wipes/:id',
      name: 'confirmWipe',
      summary: 'A console has removed everything.',
      description:
        'Whoever knows the id may say so: the console has no session any more. Said again, it changes nothing.',
      params: z.object({ id: idSchema }),
      body: wipeConfirmationSchema,
      answer: { status: 204, description: 'Noted; the console may sign in again.', schema: null },
      problems: [400, 404],
    },
    async ({ desk, params, body, reply }) => {
      if (!(await confirmWipe(desk, params.id, body))) {
        throw new ProblemError(404, 'not-found', 'There is no such order.');
      }
      return reply.code(204).send();
    },
  ),
];

function sharesTeam({ teamIds }: Viewer, others: readonly string[]): boolean {
  return teamIds.some((id) => others.includes(id));
}
