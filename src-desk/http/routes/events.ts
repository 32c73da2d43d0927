import { type DeskEvent, deskEventSchema, HEARTBEAT_INTERVAL_MS } from '@shared/protocol';
import { z } from 'zod';
import type { Desk } from '../../desk';
import { lookingFor } from '../../live/hub';
import { headOf } from '../../storage/write';
import { agentRoute, type Route } from '../route';

/** More than this waiting for one client: it is ended and comes back, instead of filling memory. */
const MAX_BUFFERED_BYTES = 1024 * 1024;

const eventsQuerySchema = z.object({
  after: z.coerce.number().int().min(0).optional(),
});

function frame(event: DeskEvent): string {
  const { type, ...rest } = event;
  const id = event.type === 'changes' ? `id: ${event.upTo}\n` : '';
  return `${id}event: ${type}\ndata: ${JSON.stringify(rest)}\n\n`;
}

/** The last change a client says it has: the header of a stream that resumes wins. */
function lastSeen(header: string | string[] | undefined, after: number | undefined): number | null {
  const resumed = Number(Array.isArray(header) ? header[0] : header);
  if (header !== undefined && Number.isSafeInteger(resumed) && resumed >= 0) return resumed;
  return after ?? null;
}

/** The live stream. An agent is online while one is open. */
export function eventRoutes(desk: Desk): Route[] {
  return [
    agentRoute(
      {
        method: 'GET',
        path: '/v1/events',
        name: 'events',
        summary: 'What happens, as it happens (server-sent events).',
        description: `The event name is the type, the data the rest of it as JSON. At once: who is there, what they have open, and whether there are changes after \`after\` or \`Last-Event-ID\`. A heartbeat comes at least every ${HEARTBEAT_INTERVAL_MS / 1000} s.`,
        query: eventsQuerySchema,
        answer: {
          status: 200,
          description: 'A stream of events.',
          type: 'text/event-stream',
          schema: deskEventSchema,
        },
        problems: [400, 401],
      },
      async ({ request, reply, query }, { viewer, deviceId }) => {
        const seen = lastSeen(request.headers['last-event-id'], query.after);
        reply.hijack();
        const stream = reply.raw;
        stream.writeHead(200, {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        });
        stream.write(': heddle\n\n');
        const send = (event: DeskEvent) => {
          if (stream.writableLength > MAX_BUFFERED_BYTES) stream.destroy();
          else stream.write(frame(event));
        };
        const closePresence = desk.presence.opened(viewer.agentId);
        const unsubscribe = desk.hub.subscribe({
          viewer,
          deviceId,
          send,
          end: () => stream.end(),
        });
        const beat = (): void => {
          send({ type: 'heartbeat', at: desk.clock.now() });
          stopHeart = desk.clock.after(HEARTBEAT_INTERVAL_MS, beat);
        };
        let stopHeart = desk.clock.after(HEARTBEAT_INTERVAL_MS, beat);
        stream.on('close', () => {
          stopHeart();
          unsubscribe();
          closePresence();
          if (!desk.hub.hears(viewer.agentId, deviceId)) {
            desk.looking.left(viewer.agentId, deviceId);
          }
        });
        // Subscribed first and asked second, so that nothing falls between.
        const head = await headOf(desk.reader);
        if (seen === null || head > seen) send({ type: 'changes', upTo: head });
        for (const [agentId, presence] of desk.presence.all()) {
          send({ type: 'presence', agentId, presence, at: desk.clock.now() });
        }
        for (const agentId of desk.looking.agentIds()) {
          const event = lookingFor(viewer, agentId, desk.looking.of(agentId));
          if (event) send(event);
        }
      },
    ),
  ];
}
