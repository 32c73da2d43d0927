import { HEARTBEAT_INTERVAL_MS } from '@shared/protocol';
import type { Clock, Line, LineState } from '../connector';

/** An answer that takes longer than this is looked at. */
const SLOW_AFTER_MS = 5000;
/** Less than this on average and a person notices: 32 kB/s. */
const SLOW_BYTES_PER_MS = 32;
/** Nothing at all was heard for this long while an answer is due. */
const SILENT_AFTER_MS = 10_000;
/** Few enough that a busy computer, which wakes late each time, still sees silence before it ends the request. */
const CHECK_EVERY_MS = 2500;
/** Between two slow answers the line is not called good. */
const HOLD_MS = 10_000;
/** A window in which a living event stream has at least one heartbeat. */
const STREAM_WINDOW_MS = 1.5 * HEARTBEAT_INTERVAL_MS;
/** What is heard later than this is no greeting. */
const GREETING_MS = HEARTBEAT_INTERVAL_MS / 2;
/** One failure of the event stream happens to everybody. */
const STREAM_FAILURES = 2;
/** Clocks are never quite the same; less of a change is not worth a word. */
const CLOCK_STEP_MS = 30_000;

const rank: Readonly<Record<LineState, number>> = { good: 0, slow: 1, silent: 2 };

/** What is noticed of one request. */
export interface CallWatch {
  /** So many bytes came in; 0 for the head of an answer. */
  heard(bytes: number): void;
  /** Whoever reads is busy with what came: the line is not to blame for what follows. */
  hold(): void;
  resume(): void;
  /** @param how `stopped`: nobody waits for it any more, which says nothing of the line */
  end(how: 'well' | 'failed' | 'stopped'): void;
}

/** Notices how the line to the desk is while requests are under way. */
export interface LineMonitor {
  /** Calls back whenever the line changes. One listener. */
  watch(listener: (line: Line) => void): void;
  /** @param sentBytes the length of the request's body, which needs its time too */
  request(sentBytes: number): CallWatch;
  /** An event stream: it has no end, but it has heartbeats. */
  stream(): CallWatch;
  /** A desk told the time: the `Date` of its answer. */
  dated(date: string | null): void;
}

/**
 * Delays are counted by sleeps, not by the system's clock, which may jump; a computer that is too busy
 * to wake in time counts slower, and does not take itself for a slow line. Nothing runs for long while
 * no request is under way.
 *
 * @param isOwn the desk runs on this computer for this console alone: there is no line that could be
 *   slow, and a busy computer is not worth a word; silence still is
 */
export function createLineMonitor(clock: Clock, isOwn = false): LineMonitor {
  const verdicts = new Map<CallWatch, LineState>();
  let listener: (line: Line) => void = () => undefined;
  let told: Line = { state: 'good', clockAheadMs: null };
  /** Set while a slow answer is not long ago; ended by the next one. */
  let holding: AbortController | null = null;
  /** Why the event stream is not to be relied on. */
  let streamTrouble: 'none' | 'failing' | 'silent' = 'none';
  let streamFailures = 0;

  const tell = (change: Partial<Line>): void => {
    const line = { ...told, ...change };
    if (line.state === told.state && line.clockAheadMs === told.clockAheadMs) return;
    told = line;
    listener(line);
  };

  const judge = (): void => {
    let state: LineState = streamTrouble === 'none' ? 'good' : 'silent';
    for (const verdict of verdicts.values()) if (rank[verdict] > rank[state]) state = verdict;
    if (state === 'good' && holding) state = 'slow';
    tell({ state });
  };

  const holdSlow = async (): Promise<void> => {
    holding?.abort();
    const { signal } = (holding = new AbortController());
    await clock.sleep(HOLD_MS, signal);
    if (signal.aborted) return;
    holding = null;
    judge();
  };

  const request = (sentBytes: number): CallWatch => {
    const ended = new AbortController();
    const sendingMs = sentBytes / SLOW_BYTES_PER_MS;
    let bytes = 0;
    let heardNow = false;
    let held = false;

    const verdictAfter = (elapsedMs: number, quietMs: number): LineState => {
      if (elapsedMs < SLOW_AFTER_MS || bytes >= elapsedMs * SLOW_BYTES_PER_MS) return 'good';
      if (quietMs >= SILENT_AFTER_MS) return 'silent';
      return isOwn ? 'good' : 'slow';
    };
    const follow = async (): Promise<void> => {
      await clock.sleep(sendingMs, ended.signal);
      let elapsedMs = 0;
      let quietMs = 0;
      while (!ended.signal.aborted) {
        heardNow = false;
        await clock.sleep(CHECK_EVERY_MS, ended.signal);
        // The time in which the reader is busy with what came is not the line's.
        if (ended.signal.aborted || held) continue;
        elapsedMs += CHECK_EVERY_MS;
        quietMs = heardNow ? 0 : quietMs + CHECK_EVERY_MS;
        verdicts.set(call, verdictAfter(elapsedMs, quietMs));
        judge();
      }
    };
    const call: CallWatch = {
      heard: (count) => {
        bytes += count;
        heardNow = true;
      },
      hold: () => {
        held = true;
      },
      resume: () => {
        held = false;
      },
      end: (how) => {
        ended.abort();
        const verdict = verdicts.get(call) ?? 'good';
        verdicts.delete(call);
        if (verdict !== 'good' && how === 'well' && !isOwn) void holdSlow();
        judge();
      },
    };
    void follow();
    return call;
  };

  const stream = (): CallWatch => {
    const ended = new AbortController();
    const beganAt = clock.now();
    let heardNow = false;

    const follow = async (): Promise<void> => {
      while (!ended.signal.aborted) {
        heardNow = false;
        await clock.sleep(STREAM_WINDOW_MS, ended.signal);
        if (ended.signal.aborted || heardNow) continue;
        streamTrouble = 'silent';
        judge();
      }
    };
    void follow();
    return {
      heard: () => {
        heardNow = true;
        // A stream that fell silent before may greet and fall silent again.
        const greeting = Math.abs(clock.now() - beganAt) < GREETING_MS;
        if (!greeting) streamFailures = 0;
        if (streamTrouble === 'failing' || !greeting) streamTrouble = 'none';
        judge();
      },
      hold: () => undefined,
      resume: () => undefined,
      end: (how) => {
        ended.abort();
        if (how === 'stopped') return;
        streamFailures += 1;
        if (streamFailures >= STREAM_FAILURES && streamTrouble === 'none')
          streamTrouble = 'failing';
        judge();
      },
    };
  };

  return {
    watch: (callback) => {
      listener = callback;
      listener(told);
    },
    request,
    stream,
    dated: (date) => {
      const at = date === null ? Number.NaN : Date.parse(date);
      if (Number.isNaN(at)) return;
      const aheadMs = Math.round((at - clock.now()) / 1000) * 1000;
      if (Math.abs(aheadMs - (told.clockAheadMs ?? 0)) >= CLOCK_STEP_MS) {
        tell({ clockAheadMs: aheadMs });
      }
    },
  };
}
