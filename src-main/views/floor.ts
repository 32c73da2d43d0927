import type { EpisodeState } from '@shared/domain';
import type { FloorView, InboxCounts } from '@shared/ipc';
import { loadOf } from '@shared/rules';
import type { ActiveSession } from '../session/active-session';
import type { EpisodeRow } from '../store/api';
import { inboxRows } from './inbox';
import { overlaidRows } from './overlay';

/** Rows of each list; the counts say how many there are in all. */
const LIST_MAX = 50;

interface Tally {
  readonly counts: Record<EpisodeState, number>;
  longestWaitSince: number | null;
  late: number;
}

/**
 * What a lead sees of the floor, with the effect of their own pending commands: who was just
 * reassigned is shown where they are going.
 *
 * @param now Unix ms; decides what is late
 */
export async function floorView(session: ActiveSession, now: number): Promise<FloorView> {
  const { queries } = session.store;
  const [{ without, rows: overlaid }, agents, teams] = await Promise.all([
    overlaidRows(session),
    queries.agents(),
    queries.teams(),
  ]);
  const floor = await queries.floor(
    agents.map((agent) => agent.id),
    now,
    without,
  );
  const tallies = new Map<string, Tally>(
    floor.perAgent.map((each) => [each.agentId, { ...each, counts: { ...each.counts } }]),
  );
  for (const { episode } of overlaid) {
    if (episode.assigneeId === null) continue;
    const tally = tallies.get(episode.assigneeId) ?? noWork();
    tallies.set(episode.assigneeId, tally);
    tally.counts[episode.state] += 1;
    if (episode.state !== 'waiting-on-us') continue;
    tally.longestWaitSince = earliest(tally.longestWaitSince, episode.waitingSince);
    if (isLate(episode, now)) tally.late += 1;
  }
  const waiting = overlaid.filter((row) => row.episode.state === 'waiting-on-us');
  const unassigned = overlaid.filter(
    (row) => row.episode.assigneeId === null && row.episode.state !== 'resolved',
  );
  return {
    teams: [...teams],
    agents: agents.map((agent) => {
      const { counts, longestWaitSince, late } = tallies.get(agent.id) ?? noWork();
      return { agent, counts, load: loadOf(counts), longestWaitSince, late };
    }),
    unassigned: await inboxRows(longestFirst([...floor.unassigned, ...unassigned]), session),
    unassignedCount: floor.unassignedCount + unassigned.length,
    longestWaiting: await inboxRows(longestFirst([...floor.longestWaiting, ...waiting]), session),
    waitingCount: floor.waitingCount + waiting.length,
    lateCount: floor.lateCount + waiting.filter((row) => isLate(row.episode, now)).length,
  };
}

function noWork(): Tally {
  const counts: InboxCounts = {
    'waiting-on-us': 0,
    'waiting-on-customer': 0,
    snoozed: 0,
    resolved: 0,
  };
  return { counts, longestWaitSince: null, late: 0 };
}

function isLate(episode: EpisodeRow['episode'], now: number): boolean {
  return episode.targetAt !== null && episode.targetAt < now;
}

function earliest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

/** Those who wait longest come first; who does not wait on us comes after them. */
function longestFirst(rows: readonly EpisodeRow[]): readonly EpisodeRow[] {
  const since = ({ episode }: EpisodeRow): number =>
    episode.waitingSince ?? Number.MAX_SAFE_INTEGER;
  return [...rows]
    .sort((a, b) => since(a) - since(b) || a.episode.openedAt - b.episode.openedAt)
    .slice(0, LIST_MAX);
}
