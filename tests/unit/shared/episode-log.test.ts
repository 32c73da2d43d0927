import { describe, expect, it } from 'vitest';
import type { Episode } from '../../../src-shared/domain';
import { EPISODE_LOG_MAX } from '../../../src-shared/domain/limits';
import {
  EPISODE_LOG_KINDS,
  episodeAfterMessage,
  episodeAssigned,
  episodeReopened,
  episodeResolved,
  episodeSnoozed,
  logKindOf,
  withLog,
} from '../../../src-shared/rules';
import { MINUTE, NOON, episode, message } from './builders';

const BY = { agentId: 'rosa', at: NOON };
const TARGET = 30;

/** What is noted of a change, without who and when. */
const noted = (before: Episode, after: Episode) =>
  (withLog(before, after, BY).log ?? []).map(({ at: _at, agentId: _by, ...entry }) => entry);

const waiting = episodeAfterMessage(episode(), message(), TARGET);
const asleep = episodeSnoozed(waiting, { until: NOON + MINUTE, wakeOnReply: true, reason: '' }, BY);

describe('what an episode remembers of a change', () => {
  it('is who has it, and in which team', () => {
    expect(noted(waiting, { ...waiting, assigneeId: 'ken' })).toEqual([
      { kind: 'assigned', subjectId: 'ken' },
    ]);
    expect(
      noted(waiting, episodeAssigned(waiting, { assigneeId: null, teamId: 'team-2' }, BY)),
    ).toEqual([
      { kind: 'moved', subjectId: 'team-2' },
      { kind: 'assigned', subjectId: null },
    ]);
  });

  it('is a snooze with its time, another time, and waking', () => {
    expect(noted(waiting, asleep)).toEqual([
      { kind: 'snoozed', subjectId: null, until: NOON + MINUTE },
    ]);
    expect(noted(asleep, asleep)).toEqual([]);
    const later = {
      ...asleep,
      snooze: { until: NOON + 9 * MINUTE, wakeOnReply: true, reason: '' },
    };
    expect(noted(asleep, later)).toMatchObject([{ kind: 'snoozed', until: NOON + 9 * MINUTE }]);
    expect(noted(asleep, { ...waiting, state: 'waiting-on-customer' })).toMatchObject([
      { kind: 'woke' },
    ]);
  });

  it('is no line where a message tells it: an answer, or what woke it', () => {
    const answer = message({ id: 'me-2', side: 'agent' });
    expect(noted(waiting, episodeAfterMessage(waiting, answer, TARGET))).toEqual([]);
    const back = episodeAfterMessage(asleep, message({ id: 'me-3' }), TARGET);
    expect(back.state).toBe('waiting-on-us');
    expect(noted(asleep, back)).toEqual([]);
  });

  it('is its end, and that it goes on', () => {
    const done = episodeResolved(waiting, { outcome: null, agentId: 'rosa', at: NOON });
    expect(noted(waiting, done)).toMatchObject([{ kind: 'resolved' }]);
    expect(noted(done, episodeReopened(done, NOON, TARGET))).toMatchObject([{ kind: 'reopened' }]);
  });

  it('is each tag that came or went', () => {
    const tagged = { ...waiting, tagIds: ['a', 'b'] };
    expect(noted({ ...waiting, tagIds: ['b', 'c'] }, tagged)).toEqual([
      { kind: 'tagged', subjectId: 'a' },
      { kind: 'untagged', subjectId: 'c' },
    ]);
  });

  it('is nothing at all, and no new object, where nothing is worth a line', () => {
    const after = { ...waiting, waitingSince: NOON };
    expect(withLog(waiting, after, BY)).toBe(after);
  });

  it('names who did it and when, and is the latest of many', () => {
    let log = waiting;
    for (let n = 0; n <= EPISODE_LOG_MAX; n += 1) {
      const next = { ...log, assigneeId: `agent-${n}` };
      log = withLog(log, next, { agentId: null, at: n });
    }
    expect(log.log).toHaveLength(EPISODE_LOG_MAX);
    expect(log.log?.at(-1)).toEqual({
      at: EPISODE_LOG_MAX,
      agentId: null,
      kind: 'assigned',
      subjectId: `agent-${EPISODE_LOG_MAX}`,
    });
    expect(log.log?.[0]?.subjectId).toBe('agent-1');
  });

  it('of a newer desk may be of a kind that is not known here', () => {
    expect(EPISODE_LOG_KINDS.map((kind) => logKindOf({ kind }))).toEqual(EPISODE_LOG_KINDS);
    expect(logKindOf({ kind: 'escalated' })).toBeNull();
  });
});
