import { useEffect, useRef, useState } from 'react';
import { onEvent } from '../../app/bridge';

/** A signal that nobody ends (a closed lid, a lost network) ends by itself. */
export const FORGET_TYPING_MS = 12_000;
/** For so long after somebody stopped writing one should know of it. */
const RECENT_MS = 120_000;

/** A colleague who is writing in a thread, or was a moment ago. */
export interface ColleagueWriting {
  /** Null: not known by name. */
  readonly name: string | null;
  readonly now: boolean;
}

/**
 * Who else is answering in a thread.
 *
 * @param lastMessageId once something new is in the thread, what somebody was writing has come
 */
export function useColleague(
  threadId: string,
  lastMessageId: string | null,
): ColleagueWriting | null {
  const [writing, setWriting] = useState<ColleagueWriting | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const pause = () => {
      setWriting((before) => before && { ...before, now: false });
      timer = setTimeout(() => setWriting(null), RECENT_MS);
    };
    const end = onEvent('typing', (signal) => {
      if (signal.threadId !== threadId || signal.side !== 'agent') return;
      clearTimeout(timer);
      if (signal.on) {
        setWriting({ name: signal.agentName, now: true });
        timer = setTimeout(pause, FORGET_TYPING_MS);
      } else pause();
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [threadId]);

  const known = useRef(lastMessageId);
  useEffect(() => {
    if (known.current === lastMessageId) return;
    known.current = lastMessageId;
    setWriting((before) => (before?.now === true ? before : null));
  }, [lastMessageId]);
  return writing;
}
