import type { EntityKind } from '@shared/domain';
import type { ApplyResult } from '../store/api';
import type { Clock } from './api';

const BACKGROUND_EVERY_MS = 1000;
const THREADS_MAX = 500;

/** Tells what changed: news at once, a fill in the background once a second. */
export interface Notices {
  now(result: ApplyResult): void;
  background(result: ApplyResult): void;
  /** Tells what the background has not told yet. */
  flush(): void;
}

/** @param changed the listener's */
export function createNotices(
  clock: Clock,
  changed: (kinds: readonly EntityKind[], threadIds: readonly string[] | null) => void,
): Notices {
  let kinds = new Set<EntityKind>();
  let threadIds: Set<string> | null = new Set();
  let toldAt = 0;

  const flush = (): void => {
    if (kinds.size === 0) return;
    const told = { kinds: [...kinds], threadIds: threadIds && [...threadIds] };
    kinds = new Set();
    threadIds = new Set();
    toldAt = clock.now();
    changed(told.kinds, told.threadIds);
  };

  return {
    now: (result) => {
      if (result.kinds.length > 0) changed(result.kinds, result.threadIds);
    },
    background: (result) => {
      for (const kind of result.kinds) kinds.add(kind);
      if (threadIds && result.threadIds) for (const id of result.threadIds) threadIds.add(id);
      else if (result.kinds.length > 0) threadIds = null;
      if (threadIds && threadIds.size > THREADS_MAX) threadIds = null;
      const sinceMs = clock.now() - toldAt;
      if (sinceMs >= BACKGROUND_EVERY_MS || sinceMs < 0) flush();
    },
    flush,
  };
}
