import { assertNever } from '@shared/assert-never';
import { backoffMs, jittered } from './backoff';
import { pullChanges } from './changes';
import type { Bell } from './concurrency';
import type { SyncContext } from './context';
import { endsPhase, retryAfterOf } from './failures';
import { refuseOtherLimit } from './retention';

/** How often changes are asked for without being told: a safety net while the stream lives. */
const POLL_WITH_STREAM_MS = 120_000;
/** … and the only way while it cannot be had. */
const POLL_WITHOUT_STREAM_MS = 10_000;
/** A stream that held this long had no trouble of its own when it ended. */
const STABLE_MS = 10_000;

/** Follows the desk: what the event stream announces is asked for, several announcements at once. */
export interface Live {
  pull(signal: AbortSignal): Promise<void>;
  listen(signal: AbortSignal): Promise<void>;
}

/**
 * @param bell rung by SyncContext.requestChanges when there is something to ask for
 */
export function createLive(context: SyncContext, bell: Bell): Live {
  const { connector, clock, random, listener, writer } = context;
  let streamAlive = false;

  const pull = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const periodMs = streamAlive ? POLL_WITH_STREAM_MS : POLL_WITHOUT_STREAM_MS;
      await bell.wait(jittered(periodMs, random), signal);
      if (signal.aborted) return;
      await pullChanges(context, signal);
      refuseOtherLimit(context);
    }
  };

  const listenOnce = (signal: AbortSignal): Promise<void> =>
    connector.listen(
      writer.state.cursor ?? 0,
      (event) => {
        if (signal.aborted) return;
        switch (event.type) {
          case 'open':
            streamAlive = true;
            listener.live(event);
            return;
          case 'changes':
            context.requestChanges(event.upTo);
            return;
          case 'presence':
          case 'typing':
          case 'looking':
          case 'whisper':
            listener.live(event);
            return;
          default:
            assertNever(event);
        }
      },
      signal,
    );

  const listen = async (signal: AbortSignal): Promise<void> => {
    let failures = 0;
    while (!signal.aborted) {
      const beganAt = clock.now();
      let retryAfterMs: number | null = null;
      try {
        await listenOnce(signal);
      } catch (error) {
        if (signal.aborted) return;
        if (endsPhase(error)) throw error;
        retryAfterMs = retryAfterOf(error);
      }
      if (signal.aborted) return;
      if (streamAlive && clock.now() - beganAt >= STABLE_MS) failures = 0;
      streamAlive = false;
      failures += 1;
      // Whether the desk itself is gone shows when it is asked for changes.
      context.requestChanges(null);
      await clock.sleep(backoffMs(failures, random, retryAfterMs), signal);
    }
  };

  return { pull, listen };
}
