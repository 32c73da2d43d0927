import {
  type Connector,
  ConnectorError,
  type DeskSession,
  type Fetch,
} from '../connectors/connector';
import { createDeskConnector, createParserThread } from '../connectors/desk';
import { systemClock } from '../sync/clock';
import type { Output } from './output';
import type { HeadlessProfile } from './profile';
import { readPassword, type Terminal } from './terminal';

const SIGN_IN_TIMEOUT_MS = 30_000;

/** Everything that a command gets from outside. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly output: Output;
  readonly env: {
    readonly HEDDLE_PASSWORD?: string | undefined;
    readonly HEDDLE_KEY?: string | undefined;
  };
  readonly fetch: Fetch;
  /** The built workers. */
  readonly workers: { readonly store: string; readonly parser: string };
  readonly nativeBinding: string | undefined;
  /** Aborts when the person wants it to stop. */
  readonly signal: AbortSignal;
}

/** Milliseconds of a clock that never goes back. */
export function elapsed(): number {
  return performance.now();
}

/** A number for people. */
export function words(count: number): string {
  return count.toLocaleString('en-US');
}

/** So many of something, for people: `1 document`, `2,742 documents`. */
export function counted(count: number, noun: string): string {
  return `${words(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Says where the key is, because nothing but the rights on that file protects the data. */
export function tellKey({ key }: HeadlessProfile, output: Output): void {
  if (key.from !== 'new-file') return;
  output.notice(
    `The key of this profile was made: ${key.file ?? ''}. Whoever can read that file can read the conversations; set HEDDLE_KEY to keep it elsewhere.`,
  );
}

/** A session of a command. */
export interface SignedIn {
  readonly connector: Connector;
  readonly session: DeskSession;
  /** Signs out and lets go of everything. */
  end(): Promise<void>;
}

/**
 * Signs in at the desk of a profile.
 *
 * @throws ConnectorError, EngineError when there is no password
 */
export async function signInTo(
  profile: HeadlessProfile,
  { fetch, env, terminal, output, workers, signal }: Surroundings,
): Promise<SignedIn> {
  const { desk, user, deviceId } = profile;
  const parser = createParserThread({
    workerFile: workers.parser,
    clock: systemClock,
    onDied: () =>
      output.notice('The thread that reads answers ended by itself; a new one is started.'),
  });
  const connector = createDeskConnector({
    baseUrl: desk,
    fetch,
    clock: systemClock,
    deviceId,
    parser,
  });
  const password = await readPassword(env.HEDDLE_PASSWORD, user, terminal);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(SIGN_IN_TIMEOUT_MS)]);
  try {
    const session = await connector.signIn({ user, password }, limit);
    const end = async (): Promise<void> => {
      await connector.signOut();
      parser.close();
    };
    return { connector, session, end };
  } catch (error) {
    const tooLong = error instanceof ConnectorError && error.problem === 'aborted';
    if (!tooLong || signal.aborted) throw error;
    throw new ConnectorError('unreachable', 'The desk did not answer within half a minute.');
  }
}
