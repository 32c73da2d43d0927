import type { DeskEvent } from '@shared/protocol';
import {
  ConnectorError,
  type Connector,
  type ConnectorProblem,
  type LiveEvent,
  type WorksetItem,
} from '../../../src-main/connectors/connector';
import { FAKE_SESSION } from '../../fixtures/sync/fake-desk';
import type { FakeClock } from '../../fixtures/sync/fake-clock';
import type { Life } from '../life';
import type { Network } from '../network';
import { runCommands } from './commands';
import type { ModelDesk } from './desk';
import { changesPage, historyPage, workset } from './feeds';

/** How long a dead line is listened to before it counts as dead. */
const SILENCE_MS = 30_000;
const RATE_LIMIT_MS = 2000;
/** How fast a computer knows that it has no network. */
const NO_NETWORK_MS = 20;

export interface ModelConnectorOptions {
  readonly desk: ModelDesk;
  /** The largest page that the desk makes. */
  readonly page: number;
  readonly agentId: string;
  /** Everybody's time. */
  readonly clock: Pick<FakeClock, 'after'>;
  readonly network: Network;
  readonly life: Life;
}

const problem = (kind: ConnectorProblem): ConnectorError =>
  new ConnectorError(kind, `test: ${kind}`, kind === 'rate-limited' ? RATE_LIMIT_MS : null);

function liveEvent(event: DeskEvent): LiveEvent | null {
  switch (event.type) {
    case 'changes':
    case 'typing':
    case 'whisper':
      return event;
    case 'presence':
      return { type: 'presence', agentId: event.agentId, presence: event.presence };
    default:
      return null;
  }
}

/** A connector to a model desk over a network, in a process that can be killed at each exchange. */
export function createModelConnector(options: ModelConnectorOptions): Connector {
  const { desk, agentId, clock, network, life } = options;

  /**
   * One request and its answer, each on its way for a while.
   *
   * @param piece the next piece of an answer that has begun: it can only be cut, and is sent once
   */
  const exchange = <T>(signal: AbortSignal, make: () => T, piece = false): Promise<T> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(problem('aborted'));
        return;
      }
      if (!life.step()) return;
      let open = true;
      const finish = (end: () => void): void => {
        if (!open || !life.step()) return;
        open = false;
        signal.removeEventListener('abort', abort);
        end();
      };
      const abort = (): void => finish(() => reject(problem('aborted')));
      signal.addEventListener('abort', abort, { once: true });
      const fail = (kind: ConnectorProblem, delayMs: number): void => {
        clock.after(delayMs, () => finish(() => reject(problem(piece ? 'cut' : kind))));
      };
      if (!network.online) {
        fail('unreachable', NO_NETWORK_MS);
        return;
      }
      const { requestMs, answerMs, requestLost, answerLost, duplicateMs } = network.fate();
      if (requestLost !== null) {
        fail(requestLost, requestMs);
        return;
      }
      // What has left is not called back by whoever stops waiting for it.
      clock.after(requestMs, () => {
        if (!network.online || desk.down) {
          fail('unreachable', answerMs);
          return;
        }
        const deskLife = desk.life;
        const answer = make();
        if (duplicateMs !== null && !piece) {
          clock.after(duplicateMs, () => void (desk.life === deskLife && make()));
        }
        clock.after(answerMs, () => {
          if (answerLost !== null) fail(answerLost, 0);
          else if (!network.online || desk.life !== deskLife) {
            fail('cut', network.endIsHeard() ? 0 : SILENCE_MS);
          } else finish(() => resolve(answer));
        });
      });
    });

  const readWorkset = async function* (
    signal: AbortSignal,
  ): AsyncGenerator<WorksetItem, void, undefined> {
    const { deskLife, begun } = await exchange(signal, () => ({
      deskLife: desk.life,
      begun: workset(desk, desk.viewer(agentId)),
    }));
    const { scope, expected, batches, cursor } = begun;
    yield { type: 'begin', scope, expected, cursor };
    for (;;) {
      const next = await exchange(
        signal,
        () => (desk.life === deskLife ? batches.next() : null),
        true,
      );
      if (next === null) throw problem('cut');
      if (next.done) break;
      yield { type: 'batch', ...next.value };
    }
    yield { type: 'end', cursor };
  };

  const listen: Connector['listen'] = (after, onEvent, signal) =>
    new Promise((_resolve, reject) => {
      let close: () => void = () => undefined;
      let open = true;
      const end = (kind: ConnectorProblem): void => {
        if (!open) return;
        open = false;
        close();
        signal.removeEventListener('abort', abort);
        if (life.step()) reject(problem(kind));
      };
      const abort = (): void => end('aborted');
      if (signal.aborted) {
        abort();
        return;
      }
      signal.addEventListener('abort', abort, { once: true });
      const tell = (event: LiveEvent): void => {
        if (open && life.step()) onEvent(event);
      };
      const deliver = (event: LiveEvent): void => {
        for (const delayMs of network.eventDelays()) clock.after(delayMs, () => tell(event));
      };
      /** The line is dead; that is heard at once, or when it has been silent for long. */
      const break_ = (): void => {
        close();
        clock.after(network.endIsHeard() ? 0 : SILENCE_MS, () => end('cut'));
      };
      const subscribe = (): void => {
        if (!open || life.dead) return;
        const leave = desk.presence.opened(agentId);
        const unsubscribe = desk.hub.subscribe({
          viewer: desk.viewer(agentId),
          deviceId: 'device',
          send: (event) => {
            const told = liveEvent(event);
            if (told) deliver(told);
          },
          end: break_,
        });
        const stops = [unsubscribe, leave, network.onLost(break_), life.onDeath(() => close())];
        const cutMs = network.streamCutMs();
        if (cutMs !== null) stops.push(clock.after(cutMs, break_));
        close = () => {
          close = () => undefined;
          for (const stop of stops) stop();
        };
        tell({ type: 'open' });
        if (desk.seq > after) deliver({ type: 'changes', upTo: desk.seq });
      };
      exchange(signal, () => undefined).then(subscribe, (error: unknown) =>
        end(error instanceof ConnectorError ? error.problem : 'cut'),
      );
    });

  return {
    signIn: async () => FAKE_SESSION,
    resume: () => undefined,
    signOut: async () => undefined,
    workset: readWorkset,
    changes: (after, limit, signal) =>
      exchange(signal, () => {
        // A page of changes is a few of them, whatever the page of history is.
        return changesPage(desk, desk.viewer(agentId), after, Math.min(limit, 3 * options.page));
      }),
    history: (before, limit, signal) =>
      exchange(signal, () =>
        historyPage(desk, desk.viewer(agentId), before, Math.min(limit, options.page)),
      ),
    listen,
    send: (commands, signal) =>
      exchange(signal, () => runCommands(desk, desk.viewer(agentId), commands)),
    typing: async () => undefined,
    looking: async () => undefined,
    upload: (attachment, signal) =>
      exchange(signal, () => desk.upload(desk.viewer(agentId), attachment)),
    download: async () => new Uint8Array(),
  };
}
