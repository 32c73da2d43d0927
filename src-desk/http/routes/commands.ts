import {
  commandsRequestSchema,
  commandsResponseSchema,
  typingRequestSchema,
} from '@shared/protocol';
import { runCommands } from '../../services/commands';
import { agentRoute, type Route } from '../route';

/** What agents do: commands, and that they are writing. */
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
];
