import { assertNever } from '@shared/assert-never';
import type { ConnectionState } from '@shared/ipc';
import { ConnectorError } from '../connectors/connector';

/** What this agent may see has changed: everything is forgotten and filled again. */
export class ScopeChangedError extends Error {
  override readonly name = 'ScopeChangedError';
}

/** The desk is behind what it had confirmed: it was restored from a backup, or made anew. */
export class DeskWentBackError extends Error {
  override readonly name = 'DeskWentBackError';
}

/** Another limit on history counts than the cache is kept to: it is brought under the new one. */
export class LimitChangedError extends Error {
  override readonly name = 'LimitChangedError';
}

/** What was known when something failed. */
export interface Circumstances {
  /** Whether the system believes to have a network. */
  readonly online: boolean;
  /** A broken connection is worth a word only when it happens again. */
  readonly repeated: boolean;
  /** The desk had answered before, in the same attempt: somebody is there. */
  readonly contact: boolean;
}

/** The cache was damaged and begun anew, or opened again: what is known of it is no longer so. */
export class CacheRenewedError extends Error {
  override readonly name = 'CacheRenewedError';
}

/**
 * What the status says about a failure.
 *
 * @returns null: the connection's state stays as it is
 */
export function stateOfFailure(
  error: unknown,
  { online, repeated, contact }: Circumstances,
): ConnectionState | null {
  if (!(error instanceof ConnectorError)) return null;
  switch (error.problem) {
    case 'offline':
    case 'not-a-desk':
    case 'login-page':
    case 'proxy-sign-in':
    case 'server-error':
    case 'rate-limited':
    case 'untrusted-certificate':
    case 'signed-out':
      return error.problem;
    case 'unreachable':
      return online ? 'unreachable' : 'offline';
    case 'silent':
      if (!online) return 'offline';
      return contact ? 'silent' : 'unreachable';
    case 'cut':
      if (!online) return 'offline';
      return repeated ? 'cut' : 'connecting';
    case 'wrong-credentials':
    case 'wiped':
      return 'signed-out';
    case 'refused':
      return 'server-error';
    case 'aborted':
      return null;
    default:
      return assertNever(error.problem);
  }
}

/**
 * What is in the way of one thing alone, while the desk answers everything else.
 *
 * @returns null: nothing worth a word
 */
export function troubleOf(error: unknown, repeated: boolean): ConnectionState | null {
  const state = stateOfFailure(error, { online: true, repeated, contact: true });
  return state === 'connecting' ? null : state;
}

/**
 * Failures that concern the whole connection, whichever call met them. A desk that asks to be left
 * alone means all calls.
 */
export function endsPhase(error: unknown): boolean {
  if (error instanceof ScopeChangedError || error instanceof DeskWentBackError) return true;
  if (!(error instanceof ConnectorError)) return false;
  const { problem, retryAfterMs } = error;
  const ends = problem === 'signed-out' || problem === 'wiped' || problem === 'rate-limited';
  return ends || retryAfterMs !== null;
}

/** Whether the desk may have carried out what was sent to it: there was no answer that rules it out. */
export function maybeCarriedOut(error: unknown): boolean {
  if (!(error instanceof ConnectorError)) return true;
  switch (error.problem) {
    case 'unreachable':
    case 'silent':
    case 'cut':
    case 'server-error':
    case 'aborted':
    // Something on the way may have replaced the desk's answer, and let the request through.
    case 'not-a-desk':
      return true;
    case 'offline':
    case 'login-page':
    case 'proxy-sign-in':
    case 'rate-limited':
    case 'untrusted-certificate':
    case 'wrong-credentials':
    case 'signed-out':
    case 'wiped':
    case 'refused':
      return false;
    default:
      return assertNever(error.problem);
  }
}

/** How long the desk asked to be left alone, in milliseconds; null when it did not. */
export function retryAfterOf(error: unknown): number | null {
  return error instanceof ConnectorError ? error.retryAfterMs : null;
}
