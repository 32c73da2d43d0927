import { useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ResponseOf } from '@shared/ipc';
import { heddleQuery } from '../../app/query';
import { PAGE_ROWS, pagesOf, type LoadedRows } from './pages';
import type { ListRequest } from './usePicks';

/** A thumb dragged through 100,000 rows passes hundreds of pages; only where it rests is loaded. */
const SETTLE_MS = 40;

export interface InboxRows {
  /** Undefined until the first answer. */
  readonly rows: LoadedRows | undefined;
  readonly error: Error | null;
  retry(): void;
  /** To be told which rows are on screen. */
  onRange(first: number, last: number): void;
}

/** The rows of one list, loaded in windows around what is on screen. */
export function useInboxRows(asked: ListRequest): InboxRows {
  const [wanted, setWanted] = useState<readonly number[]>([0]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const onRange = useCallback((first: number, last: number) => {
    clearTimeout(timer.current);
    const pages = pagesOf(first - PAGE_ROWS / 4, last + PAGE_ROWS / 4);
    timer.current = setTimeout(() => {
      setWanted((before) => (before.join() === pages.join() ? before : pages));
    }, SETTLE_MS);
  }, []);

  const results = useQueries({
    queries: wanted.map((page) =>
      heddleQuery('inbox.page', { ...asked, offset: page * PAGE_ROWS, limit: PAGE_ROWS }),
    ),
  });

  // Joined by identity: a new map only when one of the answers is new.
  const answers = results.map((result) => result.data);
  const previous = useRef<{ key: readonly unknown[]; rows: LoadedRows | undefined }>(undefined);
  const rows = useMemo(() => {
    const key = [...wanted, ...answers];
    const known = previous.current;
    if (known?.key.length === key.length && known.key.every((each, at) => each === key[at])) {
      return known.rows;
    }
    const joined = join(wanted, answers);
    previous.current = { key, rows: joined };
    return joined;
  }, [wanted, answers]);

  const failed = results.find((result) => result.error !== null);
  return {
    rows,
    error: failed?.error ?? null,
    retry: () => {
      for (const result of results) void result.refetch();
    },
    onRange,
  };
}

type Answer = ResponseOf<'inbox.page'> | undefined;

function join(wanted: readonly number[], answers: readonly Answer[]): LoadedRows | undefined {
  const first = answers.find((answer) => answer !== undefined);
  if (!first) return undefined;
  const pages = new Map<number, ResponseOf<'inbox.page'>['rows']>();
  wanted.forEach((page, at) => {
    const answer = answers[at];
    if (answer) pages.set(page, answer.rows);
  });
  const { total, sections } = answers[0] ?? first;
  return { total, sections, pages };
}
