import type { DraftMode } from '@shared/ipc';
import { isScheduled } from '@shared/rules';
import type { OutboxRow, WorkStore } from '../store/api';
import { holdsBack } from '../sync/lanes';

/** States in which a command's effect is shown although the desk has not confirmed it. */
const SHOWN_AS_DONE: ReadonlySet<OutboxRow['state']> = new Set(['queued', 'sending', 'confirming']);

/** A lane that is not a thread's begins with this; ids cannot. */
const OWN_LANE = '~';

/** The lane of commands that belong to no thread. */
export function ownLane(name: string): string {
  return `${OWN_LANE}${name}`;
}

/** The thread that a row's lane stands for, or null. */
export function threadOfLane(lane: string): string | null {
  return lane.startsWith(OWN_LANE) ? null : lane;
}

/** The threads that a change in a lane concerns; null: any. */
export function threadsOf(lane: string): readonly string[] | null {
  const threadId = threadOfLane(lane);
  return threadId === null ? null : [threadId];
}

/** Whether a row, and what follows in its lane, goes on only when its author does something. */
function waitsForAgent(row: OutboxRow): boolean {
  if (row.editText !== undefined) return true;
  return (row.state === 'failed' || row.state === 'conflict') && holdsBack(row);
}

/**
 * The outbox, and which drafts there are, in memory: every list is shown with what is pending,
 * and asking the disk each time would be slow. Refreshed after each change, from the disk.
 */
export class OutboxMirror {
  private current: readonly OutboxRow[] = [];
  private drafts: ReadonlyMap<string, readonly DraftMode[]> = new Map();
  private refreshing: Promise<void> = Promise.resolve();

  constructor(private readonly work: Pick<WorkStore, 'outbox' | 'draftModes'>) {}

  /** All commands, in the order they were made. */
  rows(): readonly OutboxRow[] {
    return this.current;
  }

  /**
   * Those whose effect is shown: not what was refused, met a conflict or is being edited, and not what
   * waits behind that. It happens only once somebody has decided, and until then the customer waits;
   * as for what is to be sent at a later time.
   */
  effective(): readonly OutboxRow[] {
    const stopped = new Set<string>();
    const now = Date.now();
    return this.current.filter((row) => {
      if (isScheduled(row, now)) return false;
      if (row.state === 'confirming') return true;
      if (waitsForAgent(row)) stopped.add(row.lane);
      return SHOWN_AS_DONE.has(row.state) && !stopped.has(row.lane);
    });
  }

  ofThread(threadId: string): readonly OutboxRow[] {
    return this.current.filter((row) => row.lane === threadId);
  }

  hasDraft(threadId: string): boolean {
    return this.drafts.has(threadId);
  }

  /** What is begun in a thread. */
  draftModes(threadId: string): readonly DraftMode[] {
    return this.drafts.get(threadId) ?? [];
  }

  /** The threads that have a draft. */
  draftThreadIds(): readonly string[] {
    return [...this.drafts.keys()];
  }

  /** Reads both again; refreshes that are asked for meanwhile run after this one, in order. */
  refresh(): Promise<void> {
    const next = this.refreshing.then(async () => {
      const [rows, drafts] = await Promise.all([this.work.outbox(), this.work.draftModes()]);
      this.current = [...rows].sort((a, b) => a.order - b.order);
      this.drafts = drafts;
    });
    this.refreshing = next.catch(() => undefined);
    return next;
  }
}
