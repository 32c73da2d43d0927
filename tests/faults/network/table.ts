import { Buffer } from 'node:buffer';
import type { ConnectionState } from '@shared/ipc';
import type { Certificate } from '../../fixtures/sync/certificate';
import type { Fault, FaultProxy } from '../../fixtures/sync/fault-proxy';
import type { RealConsole } from '../../fixtures/sync/real-console';
import type { DeskUnderTest } from './own-desk';

/** What a row of the table may take hold of. */
export interface Scene {
  readonly proxy: FaultProxy;
  readonly desk: DeskUnderTest;
  readonly console: RealConsole;
  readonly trusted: Certificate;
  readonly untrusted: Certificate;
}

export interface FaultRow {
  readonly fault: string;
  /** What comes, in this order; other states may come in between. */
  readonly shown: readonly ConnectionState[];
  /** Where it is shown: as the state of the connection, or beside what it concerns alone. */
  readonly where: 'connection' | 'outbox' | 'fill';
  /** The console begins with an empty cache, and the fault is there first. */
  readonly fromTheStart?: boolean;
  /** The reply that is written during the fault carries a file. */
  readonly withFile?: boolean;
  /** How long the fill will take is said. */
  readonly estimated?: boolean;
  /** It goes through anyway. */
  readonly sentMeanwhile?: boolean;
  /** The desk is a process of its own, and stands still. */
  readonly frozen?: boolean;
  /** Over https. */
  readonly secure?: boolean;
  /** The desk asks to be left alone for so long (seconds). */
  readonly retryAfter?: number;
  begin(scene: Scene): Promise<void> | void;
  end(scene: Scene): Promise<void> | void;
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const JSON_TYPE = { 'content-type': 'application/json' };
const LOGIN_PAGE =
  '<!doctype html><title>Guest Wi-Fi</title><form action="/login"><input type="password"></form>';
const MAINTENANCE = '<html><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>';

/** Everything meets the fault, also what is under way. */
const all = (fault: Fault): Pick<FaultRow, 'begin' | 'end'> => only(() => true, fault);

/** What is under way is cut, and what is asked for again meets the fault, by path. */
const only = (hit: (path: string) => boolean, fault: Fault): Pick<FaultRow, 'begin' | 'end'> => ({
  begin: ({ proxy }) => {
    proxy.decide = (path) => (hit(path) ? fault : { do: 'pass' });
    proxy.dropConnections();
  },
  end: ({ proxy }) => {
    proxy.decide = () => ({ do: 'pass' });
  },
});

const answer = (status: number, headers: Record<string, string>, body: string): Fault => ({
  do: 'answer',
  status,
  headers,
  body,
});

const shows = (
  fault: string,
  state: ConnectionState,
  how: Pick<FaultRow, 'begin' | 'end'> & Partial<FaultRow>,
): FaultRow => ({ fault, shown: [state], where: 'connection', ...how });

/** An HTTP date so many seconds after now, by the clock of whoever answers (the header `Date`). */
function dateIn(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toUTCString();
}

/** All network faults, what the status line shows for each, and how they are made. */
export const faultTable: readonly FaultRow[] = [
  shows('nobody listens at the address', 'unreachable', {
    begin: ({ proxy }) => proxy.refuse(),
    end: ({ proxy }) => proxy.listen(),
  }),
  shows('no network, and the system knows', 'offline', {
    begin: async ({ proxy, console }) => {
      console.engine.networkChanged(false);
      await proxy.refuse();
    },
    end: async ({ proxy, console }) => {
      await proxy.listen();
      console.engine.networkChanged(true);
    },
  }),
  shows('answers cut in the middle', 'cut', all({ do: 'cut-after', bytes: 20 })),
  shows('answers cut in the middle of their head', 'cut', all({ do: 'cut-head' })),
  shows('connections cut before the desk hears', 'cut', all({ do: 'lose-request' })),
  shows('answers lost after the desk has done it', 'cut', all({ do: 'lose-response' })),
  shows('requests reset in the middle', 'cut', {
    where: 'outbox',
    ...only((path) => path === '/v1/commands', { do: 'reset-request', afterBytes: 60 }),
  }),
  shows('uploads reset in the middle', 'cut', {
    where: 'outbox',
    withFile: true,
    ...only((path) => path === '/v1/attachments', { do: 'reset-request', afterBytes: 30_000 }),
  }),
  shows('answers empty, with status 200', 'cut', all(answer(200, JSON_TYPE, ''))),
  shows('first fill cut short, NDJSON without its end', 'cut', {
    fromTheStart: true,
    ...only((path) => path === '/v1/workset', {
      do: 'rewrite',
      how: (body) => body.slice(0, Math.floor(body.length * 0.8)),
    }),
  }),
  shows('only the history is cut, again and again', 'cut', {
    where: 'fill',
    fromTheStart: true,
    sentMeanwhile: true,
    ...only((path) => path === '/v1/history', { do: 'cut-after', bytes: 200 }),
  }),
  shows('answers delayed by 8 s', 'slow', {
    sentMeanwhile: true,
    ...all({ do: 'delay', ms: 8000 }),
  }),
  shows('first fill throttled to 10 kB/s', 'slow', {
    fromTheStart: true,
    estimated: true,
    ...all({ do: 'throttle', bytesPerSecond: 10_000 }),
  }),
  shows('event stream open, but silent', 'silent', {
    sentMeanwhile: true,
    ...only((path) => path === '/v1/events', { do: 'silence', afterBytes: 200 }),
  }),
  shows('event stream blocked', 'silent', {
    sentMeanwhile: true,
    ...only((path) => path === '/v1/events', answer(403, HTML, '<html>Streaming</html>')),
  }),
  {
    fault: 'desk stopped in its tracks, sockets open (SIGSTOP)',
    shown: ['silent', 'unreachable'],
    where: 'connection',
    frozen: true,
    begin: ({ desk }) => desk.freeze(),
    end: ({ desk }) => desk.thaw(),
  },
  shows('answers stop in the middle, connections stay', 'silent', {
    begin: ({ proxy }) => {
      proxy.decide = () => ({ do: 'silence', afterBytes: 10 });
      proxy.dropConnections();
    },
    end: ({ proxy }) => {
      proxy.decide = () => ({ do: 'pass' });
    },
  }),
  shows('429 with Retry-After in seconds', 'rate-limited', {
    retryAfter: 30,
    ...all(answer(429, { 'retry-after': '30' }, 'Too many requests')),
  }),
  shows('429 with Retry-After as a date', 'rate-limited', {
    retryAfter: 30,
    begin: ({ proxy }) => {
      proxy.decide = () => answer(429, { 'retry-after': dateIn(30) }, '');
      proxy.dropConnections();
    },
    end: ({ proxy }) => {
      proxy.decide = () => ({ do: 'pass' });
    },
  }),
  shows(
    '500',
    'server-error',
    all(answer(500, JSON_TYPE, JSON.stringify({ code: 'internal', message: 'A bug.' }))),
  ),
  shows('502 with an HTML body', 'server-error', all(answer(502, HTML, MAINTENANCE))),
  shows('503 with Retry-After', 'server-error', {
    retryAfter: 20,
    ...all(answer(503, { ...HTML, 'retry-after': '20' }, MAINTENANCE)),
  }),
  shows('captive portal: its login page, 200', 'login-page', all(answer(200, HTML, LOGIN_PAGE))),
  shows(
    'captive portal: redirect to another host',
    'login-page',
    all(answer(302, { location: 'http://portal.example.com/login' }, '')),
  ),
  shows('captive portal: 511', 'login-page', all(answer(511, HTML, LOGIN_PAGE))),
  shows(
    'proxy wants a sign-in, 407',
    'proxy-sign-in',
    all(answer(407, { ...HTML, 'proxy-authenticate': 'Basic realm="Office"' }, LOGIN_PAGE)),
  ),
  shows(
    'wrong content type',
    'not-a-desk',
    all({ do: 'rewrite', how: (body) => body, headers: { 'content-type': 'text/html' } }),
  ),
  shows(
    'valid JSON of something else',
    'not-a-desk',
    all(answer(200, JSON_TYPE, '{"status":"ok","version":"9.1"}')),
  ),
  shows(
    'something that does not speak HTTP',
    'not-a-desk',
    all({ do: 'raw', bytes: Buffer.from('SSH-2.0-OpenSSH_9.6\r\n').toString() }),
  ),
  shows('TLS certificate that is not trusted', 'untrusted-certificate', {
    secure: true,
    begin: ({ proxy, untrusted }) => {
      proxy.present(untrusted);
      proxy.dropConnections();
    },
    end: ({ proxy, trusted }) => {
      proxy.present(trusted);
      proxy.dropConnections();
    },
  }),
];
