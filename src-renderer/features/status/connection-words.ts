import type { ConnectionState, SyncStatus } from '@shared/ipc';
import type { Translate } from '../../i18n';

/** How a state of the connection is marked; the words beside it say the same. */
export type Health = 'good' | 'working' | 'waiting' | 'broken';

const healths: Readonly<Record<ConnectionState, Health>> = {
  idle: 'working',
  connecting: 'working',
  connected: 'good',
  offline: 'waiting',
  unreachable: 'waiting',
  cut: 'waiting',
  slow: 'waiting',
  silent: 'waiting',
  'not-a-desk': 'broken',
  'login-page': 'broken',
  'proxy-sign-in': 'broken',
  'server-error': 'waiting',
  'rate-limited': 'waiting',
  'untrusted-certificate': 'broken',
  'signed-out': 'broken',
};

/** Green, grey, amber or red. */
export function healthOf(state: ConnectionState): Health {
  return healths[state];
}

const NO_USE: ReadonlySet<ConnectionState> = new Set([
  'connected',
  'connecting',
  // What the desk asked for is kept, whoever is in a hurry.
  'rate-limited',
  'slow',
  'signed-out',
]);

/** Whether trying again at once can help; otherwise somebody has to do something first, or wait. */
export function canTryNow(state: ConnectionState): boolean {
  return !NO_USE.has(state);
}

/** The state in a word or two, and what it means and what to do in a sentence. */
export function connectionWords(
  t: Translate,
  connection: SyncStatus['connection'],
): { readonly name: string; readonly meaning: string } {
  const { state } = connection;
  const host = hostOf(connection.url);
  switch (state) {
    case 'unreachable':
    case 'silent':
    case 'not-a-desk':
    case 'untrusted-certificate':
      return { name: t(`status.${state}`), meaning: t(`status.${state}-means`, { host }) };
    default:
      return { name: t(`status.${state}`), meaning: t(`status.${state}-means`) };
  }
}

/** The part of an address that people recognise; the address itself when it is none. */
export function hostOf(url: string | null): string {
  if (url === null) return '…';
  return URL.canParse(url) ? new URL(url).host : url;
}
