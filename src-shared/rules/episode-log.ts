import type { Episode, EpisodeLogEntry } from '../domain';
import { EPISODE_LOG_MAX } from '../domain/limits';

/** What an episode's log tells of. */
export const EPISODE_LOG_KINDS = [
  'assigned',
  'moved',
  'snoozed',
  'woke',
  'resolved',
  'reopened',
  'tagged',
  'untagged',
] as const;
export type EpisodeLogKind = (typeof EPISODE_LOG_KINDS)[number];

/** The kind of an entry as one that is known, or null for one of a newer desk. */
export function logKindOf(entry: Pick<EpisodeLogEntry, 'kind'>): EpisodeLogKind | null {
  return EPISODE_LOG_KINDS.find((kind) => kind === entry.kind) ?? null;
}

/**
 * An episode that also remembers what a change did to it, so that everybody can see it in the
 * conversation. Desk and console note the same with this rule: the desk when it carries a change
 * out, the console while the change is on its way.
 *
 * @param before the episode as it was
 * @param after the same after the change
 * @param by who did it (null: the desk itself), and when (Unix ms)
 * @returns `after` with what is new in its log; `after` itself when nothing is worth a line
 */
export function withLog(
  before: Episode,
  after: Episode,
  by: { readonly agentId: string | null; readonly at: number },
): Episode {
  const added = differences(before, after).map((entry) => ({ ...by, ...entry }));
  if (added.length === 0) return after;
  return { ...after, log: [...(after.log ?? []), ...added].slice(-EPISODE_LOG_MAX) };
}

type Difference = Omit<EpisodeLogEntry, 'at' | 'agentId' | 'kind'> & {
  readonly kind: EpisodeLogKind;
};

function differences(before: Episode, after: Episode): Difference[] {
  const found: Difference[] = [];
  if (before.teamId !== after.teamId) found.push({ kind: 'moved', subjectId: after.teamId });
  if (before.assigneeId !== after.assigneeId) {
    found.push({ kind: 'assigned', subjectId: after.assigneeId });
  }
  found.push(...stateChanges(before, after));
  for (const tagId of after.tagIds) {
    if (!before.tagIds.includes(tagId)) found.push({ kind: 'tagged', subjectId: tagId });
  }
  for (const tagId of before.tagIds) {
    if (!after.tagIds.includes(tagId)) found.push({ kind: 'untagged', subjectId: tagId });
  }
  return found;
}

function stateChanges(before: Episode, after: Episode): Difference[] {
  if (after.state === 'snoozed') {
    const until = after.snooze?.until ?? null;
    const same = before.state === 'snoozed' && (before.snooze?.until ?? null) === until;
    return same ? [] : [{ kind: 'snoozed', subjectId: null, until }];
  }
  if (before.state === after.state) return [];
  if (after.state === 'resolved') return [{ kind: 'resolved', subjectId: null }];
  if (before.state === 'resolved') return [{ kind: 'reopened', subjectId: null }];
  // A message moves it between the other states, and tells that itself.
  const sameMessage = before.lastMessage?.id === after.lastMessage?.id;
  return before.state === 'snoozed' && sameMessage ? [{ kind: 'woke', subjectId: null }] : [];
}
