import { type EntityKind, entityKinds } from '@shared/domain';
import type { SyncStatus } from '@shared/ipc';
import { historyDaysOf, loadPolicy, machinePolicyFile } from '../../settings/policy';
import type { Store } from '../../store/api';
import { isSyncIdle } from '../../sync/idle';
import type { CommandOf } from '../arguments';
import { createHeadlessConsole, type HeadlessConsole } from '../console';
import type { Progress } from '../output';
import { openOrMakeProfile, openProfileStore } from '../profile';
import { elapsed, signInTo, type Surroundings, tellKey, words } from '../surroundings';
import { EngineError } from '../usage';

const LOOK_EVERY_MS = 250;

type Counts = Readonly<Record<EntityKind, number>>;

/**
 * `engine fill`: syncs until everything is here and everything is sent.
 *
 * @returns the exit code
 * @throws EngineError when the desk stays away, the session ends or the disk refuses
 */
export async function fill(
  command: CommandOf<'fill'>,
  surroundings: Surroundings,
): Promise<number> {
  const { output } = surroundings;
  const profile = await openOrMakeProfile(command.profile, command, surroundings.env);
  tellKey(profile, output);
  const { connector, session, end } = await signInTo(profile, surroundings);
  const store = await openProfileStore(profile, surroundings);
  try {
    const before = await store.inspect.countDocuments();
    const startedAt = elapsed();
    const console = createHeadlessConsole({
      connector,
      session,
      store,
      url: profile.desk,
      encryption: 'no-key-store',
      organisationDays: () =>
        historyDaysOf(loadPolicy(machinePolicyFile(process.platform, process.env), undefined)),
    });
    console.engine.start();
    try {
      await untilFilled(console, command.giveUpAfterMs, surroundings);
    } finally {
      await console.engine.stop();
    }
    const tookMs = elapsed() - startedAt;
    await report(store, { before, tookMs, status: console.engine.status() }, surroundings);
    return 0;
  } finally {
    await store.close();
    await end();
  }
}

async function untilFilled(
  console: HeadlessConsole,
  giveUpAfterMs: number,
  { output, signal }: Surroundings,
): Promise<void> {
  const giveUp = new AbortController();
  const startedAt = elapsed();
  let progressedAt = startedAt;
  let reachedSoFar = '';
  const timer = setInterval(() => {
    const now = elapsed();
    const reached = JSON.stringify([console.engine.status().fill, console.engine.status().outbox]);
    if (reached !== reachedSoFar) progressedAt = now;
    reachedSoFar = reached;
    if (now - progressedAt >= giveUpAfterMs) giveUp.abort();
  }, LOOK_EVERY_MS);
  const ended = (): boolean => {
    const status = console.engine.status();
    output.progress(() => progressOf(status, elapsed() - startedAt));
    return isSyncIdle(status) || console.signedOut > 0 || console.reported.length > 0;
  };
  try {
    const reached = await console.until(ended, AbortSignal.any([signal, giveUp.signal]));
    const status = console.engine.status();
    if (reached && isSyncIdle(status)) return;
    throw failureOf(console, signal);
  } finally {
    clearInterval(timer);
  }
}

function failureOf(console: HeadlessConsole, signal: AbortSignal): Error {
  const [bug] = console.reported;
  if (bug instanceof Error) return bug;
  if (signal.aborted) return new EngineError('stopped', 'Stopped. "fill" goes on from here.');
  if (console.signedOut > 0) {
    return new EngineError('signed-out', 'The desk has ended this session. Start "fill" again.');
  }
  const { state } = console.engine.status().connection;
  return new EngineError(
    state === 'connected' ? 'stuck' : state,
    `Nothing came from the desk for too long (${state}). What is here stays; "fill" goes on from here.`,
  );
}

function progressOf({ connection, fill: filling, outbox }: SyncStatus, tookMs: number): Progress {
  const { phase, received, expected, cachedMessages } = filling;
  const percent = expected > 0 ? Math.floor((Math.min(received, expected) / expected) * 100) : 0;
  const place = {
    none: 'waiting for the desk',
    workset: `${String(percent).padStart(3)} %  open conversations`,
    backfill: `${String(percent).padStart(3)} %  history`,
    complete: outbox.waiting > 0 ? `sending ${outbox.waiting}` : 'done',
  }[phase];
  const away = connection.state === 'connected' ? '' : `  (${connection.state})`;
  return {
    text: `${place}: ${words(cachedMessages)} messages${away}`,
    data: {
      phase,
      received,
      expected,
      messages: cachedMessages,
      connection: connection.state,
      seconds: Math.round(tookMs) / 1000,
    },
  };
}

async function report(
  store: Store,
  done: { readonly before: Counts; readonly tookMs: number; readonly status: SyncStatus },
  { output }: Surroundings,
): Promise<void> {
  const counts = await store.inspect.countDocuments();
  const sum = (of: Counts) => entityKinds.reduce((total, kind) => total + of[kind], 0);
  const rows = sum(counts) - sum(done.before);
  const seconds = Math.round(done.tookMs) / 1000;
  const rowsPerSecond = Math.round(rows / Math.max(seconds, 0.001));
  const setAside = done.status.setAside.count;
  const aside =
    setAside > 0 ? [`${words(setAside)} documents could not be read; see "status".`] : [];
  output.result(
    [
      `Everything is here: ${words(sum(counts))} rows, ${words(counts.message)} of them messages.`,
      `${words(rows)} new rows in ${seconds} s: ${words(rowsPerSecond)} rows a second.`,
      ...aside,
    ],
    { counts, rows, seconds, rowsPerSecond, setAside },
  );
}
