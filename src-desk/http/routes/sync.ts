import { Readable } from 'node:stream';
import {
  changesQuerySchema,
  changesResponseSchema,
  historyQuerySchema,
  historyResponseSchema,
  worksetLineSchema,
} from '@shared/protocol';
import { changesPage } from '../../services/changes';
import { historyPage, parseHistoryCursor } from '../../services/history';
import { worksetChunks } from '../../services/workset';
import { ProblemError } from '../problem';
import { agentRoute, type Route } from '../route';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Workset, changes and history: how a console gets and keeps its copy. */
export const syncRoutes: readonly Route[] = [
  agentRoute(
    {
      method: 'GET',
      path: '/v1/workset',
      name: 'workset',
      summary: 'Everything an agent needs to begin, newest first.',
      description:
        'One JSON object a line: hello, puts in the order of dependence, end. A stream without its last line was cut and must be asked for again.',
      answer: {
        status: 200,
        description: 'The workset, one line a record.',
        type: 'application/x-ndjson',
        schema: worksetLineSchema,
      },
      problems: [401],
    },
    ({ desk, reply }, { viewer }) =>
      reply
        .type('application/x-ndjson; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(Readable.from(worksetChunks(desk, viewer), { objectMode: false })),
  ),
  agentRoute(
    {
      method: 'GET',
      path: '/v1/changes',
      name: 'changes',
      summary: 'What changed after a cursor, in order.',
      query: changesQuerySchema,
      answer: { status: 200, description: 'A page of changes.', schema: changesResponseSchema },
      problems: [400, 401],
    },
    async ({ desk, reply, query }, { viewer }) =>
      reply.type(JSON_TYPE).send(await changesPage(desk, viewer, query.after, query.limit)),
  ),
  agentRoute(
    {
      method: 'GET',
      path: '/v1/history',
      name: 'history',
      summary: 'Everything there is, newest messages first, page by page.',
      query: historyQuerySchema,
      answer: { status: 200, description: 'A page of history.', schema: historyResponseSchema },
      problems: [400, 401],
    },
    async ({ desk, reply, query }, { viewer }) => {
      const before = query.before === undefined ? null : parseHistoryCursor(query.before);
      if (query.before !== undefined && before === null) {
        throw new ProblemError(
          400,
          'invalid-request',
          'The history cursor is not one of this desk. Start again without one.',
        );
      }
      const page = await historyPage(desk, viewer, before, query.limit);
      // As bytes: of a text the length would be counted first, and half a megabyte walked twice.
      return reply.type(JSON_TYPE).send(Buffer.from(page));
    },
  ),
];
