import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { searchedText } from '@shared/search';
import { useHeddleQuery } from '../../app/query';
import type { PaneFind } from '../../app/state';
import { recall, remember } from '../../app/state/pane-memory';
import { indexOfMatch, matchBeside, matchNear } from './places';

/** What the conversation shows of a search in it. */
export interface Found {
  /** The words, as they were typed. */
  readonly text: string;
  /** Positions of the messages that match. */
  readonly positions: ReadonlySet<number>;
  /** The position that one has stepped to; null: none yet. */
  readonly current: number | null;
  /** Grows with each wish to go to `current`. */
  readonly jump: number;
}

/** A search inside of one conversation, as the bar shows it. */
export interface Find {
  readonly typed: string;
  setTyped(text: string): void;
  readonly total: number;
  /** There are more than `total`. */
  readonly more: boolean;
  /** Which match one is at, from 0; null: at none. */
  readonly index: number | null;
  /** What is shown does not answer what is typed yet. */
  readonly behind: boolean;
  readonly error: Error | null;
  readonly found: Found;
  step(by: 1 | -1): void;
  /** The conversation shows the message that it was opened at. */
  reached(messageId: string, position: number): void;
  /** The last message that can be seen now. */
  looked(position: number): void;
}

interface Place {
  readonly text: string;
  readonly asked: number;
  readonly current: number | null;
  readonly jump: number;
}

const NOWHERE: Place = { text: '', asked: 0, current: null, jump: 0 };
const NONE: readonly number[] = [];

/**
 * Finds words in all of a thread, and knows at which match one is.
 *
 * @param asked null while nothing is looked for; what was typed is kept for the next time
 */
export function useFind(threadId: string, asked: PaneFind | null): Find {
  const [typed, setTyped] = useState(asked?.text ?? '');
  const [place, setPlace] = useState<Place>(NOWHERE);
  const [takenOver, setTakenOver] = useState(0);
  const lookedAt = useRef<number | null>(null);
  const reachedAt = useRef<{ readonly messageId: string; readonly position: number } | null>(null);
  // A result of the whole search brings its words along.
  if (asked !== null && asked.asked !== takenOver) {
    setTakenOver(asked.asked);
    if (asked.at !== null) setTyped(asked.text);
  }
  if (asked === null && place.text !== '') setPlace({ ...NOWHERE, jump: place.jump });

  const isOpen = asked !== null;
  useEffect(() => {
    if (isOpen || (recall(threadId)?.find ?? null) !== null)
      remember(threadId, { find: isOpen ? searchedText(typed) : null });
  }, [threadId, isOpen, typed]);

  const text = searchedText(typed);
  const enabled = asked !== null && text !== '';
  const query = useHeddleQuery('search.inThread', { threadId, text }, { enabled });
  const positions = (enabled ? query.data?.positions : undefined) ?? NONE;
  const answered = enabled && query.data !== undefined && !query.isPlaceholderData;

  useEffect(() => {
    if (asked === null || !answered) return;
    setPlace((before) => {
      const now = { text, asked: asked.asked, jump: before.jump };
      if (asked.at !== null && asked.asked !== before.asked) {
        const there = reachedAt.current?.messageId === asked.at ? reachedAt.current.position : null;
        return { ...now, current: there };
      }
      const isThere = indexOfMatch(positions, before.current) !== null;
      // What arrives or leaves meanwhile moves nobody.
      if (text === before.text) return { ...before, ...now };
      const current = isThere ? before.current : matchNear(positions, lookedAt.current);
      return { ...now, current, jump: before.jump + (current === null ? 0 : 1) };
    });
  }, [asked, answered, positions, text]);

  const { current, jump } = place;
  const step = useCallback(
    (by: 1 | -1) => {
      setPlace((before) => {
        const from = before.current ?? lookedAt.current;
        const next = from === null ? matchNear(positions, null) : matchBeside(positions, from, by);
        return next === null ? before : { ...before, current: next, jump: before.jump + 1 };
      });
    },
    [positions],
  );
  const at = asked?.at ?? null;
  const reached = useCallback(
    (messageId: string, position: number) => {
      reachedAt.current = { messageId, position };
      if (messageId === at) setPlace((before) => ({ ...before, current: position }));
    },
    [at],
  );
  const looked = useCallback((position: number) => {
    lookedAt.current = position;
  }, []);
  const found = useMemo(
    () => ({
      text,
      positions: new Set(positions),
      current: positions.length === 0 ? null : current,
      jump,
    }),
    [text, positions, current, jump],
  );
  return {
    typed,
    setTyped,
    total: positions.length,
    more: enabled && query.data?.more === true,
    index: indexOfMatch(positions, current),
    behind: enabled && !answered,
    error: enabled ? query.error : null,
    found,
    step,
    reached,
    looked,
  };
}
