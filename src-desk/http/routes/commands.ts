import { LOOKING_LASTS_MS } from '@shared/domain';
import {
  commandsRequestSchema,
  commandsResponseSchema,
  lookingRequestSchema,
  typingRequestSchema,
} from '@shared/protocol';
import { runCommands } from '../../services/commands';
import { agentRoute, type Route } from '../route';

/** What agents do: commands, that they are writing, and what they have open. */
export const commandRoutes: readonly Route[] = [
  agentRoute(
    {
      method: 'POST',
      path: '/v1/commands',
      name: 'commands',
      summary: 'Carries out commands, each once, in their order.',
      description:
        'A command that was sent before gets its first answer again and does nothing else. One that is refused costs the others nothing.',
      body: commandsRequestSchema,
      answer: {
        status: 200,
        description: 'One outcome per command, in the order they were sent.',
        schema: commandsResponseSchema,
      },
      problems: [400, 401],
    },
    async ({ desk, body }, { viewer }) => ({
      outcomes: await runCommands(desk, viewer, body.commands),
    }),
  ),
  agentRoute(
    {
      method: 'POST',
      path: '/v1/typing',
      name: 'typing',
      summary: 'Tells the others that this agent is writing; fire and forget.',
      body: typingRequestSchema,
      answer: { status: 204, description: 'Passed on to whoever listens.', schema: null },
      problems: [400, 401],
    },
    async ({ desk, body, reply }, { viewer }) => {
      const thread = await desk.reader
        .selectFrom('threads')
        .select('team_id')
        .where('id', '=', body.threadId)
        .executeTakeFirst();
      // A thread that is not theirs is nothing to tell anybody about, and nothing to fail for.
      if (thread && viewer.teamIds.includes(thread.team_id)) {
        const { threadId, on } = body;
        desk.hub.typing(thread.team_id, { threadId, side: 'agent', agentId: viewer.agentId, on });
        for (const observer of desk.observers) observer.typing?.(threadId, viewer.agentId, on);
      }
      return reply.code(204).send();
    },
  ),
  agentRoute(
    {
      method: 'POST',
      path: '/v1/looking',
      name: 'looking',
      summary: 'Tells the others which threads this console has open and in sight.',
      description: `All of them, in the place of what was said before. It is told to whoever may see the thread, and stored nowhere. It ends with the console's event stream, and after ${LOOKING_LASTS_MS / 1000} s without being said again.`,
      body: lookingRequestSchema,
      answer: { status: 204, description: 'Passed on to whoever listens.', schema: null },
      problems: [400, 401],
    },
    async ({ desk, body, reply }, { viewer, deviceId }) => {
      const threads =
        body.threadIds.length === 0 || viewer.teamIds.length === 0
          ? []
          : await desk.reader
              .selectFrom('threads')
              .select(['id', 'team_id'])
              .where('id', 'in', body.threadIds)
              .where('team_id', 'in', viewer.teamIds)
              .execute();
      const looks = new Map(threads.map((thread) => [thread.id, thread.team_id]));
      desk.looking.said(viewer.agentId, deviceId, looks);
      return reply.code(204).send();
    },
  ),
];
