import { describe, expect, it } from 'vitest';
import type { CommandBody } from '@shared/domain';
import { commandEpisodeId, overlayCommand } from '@shared/rules';
import { MINUTE, NOON, command, episode } from './builders';

const context = { agentId: 'ag-1', targetMinutes: 30 };
const waiting = episode({ state: 'waiting-on-us', waitingSince: NOON, targetAt: NOON + MINUTE });

function after(body: CommandBody) {
  return overlayCommand(waiting, command(body, NOON + 5), context);
}

describe('what a pending command makes of an episode', () => {
  it('reply: waits on the customer, with the text as its last message', () => {
    const shown = after({
      kind: 'reply',
      threadId: 'th-1',
      episodeId: 'ep-1',
      messageId: 'me-9',
      text: 'It leaves today.',
      attachmentIds: [],
      lastSeenMessageId: null,
      acceptStale: false,
    });
    expect(shown.state).toBe('waiting-on-customer');
    expect(shown.lastMessage).toMatchObject({
      id: 'me-9',
      side: 'agent',
      preview: 'It leaves today.',
    });
  });

  it('resolve, reopen, snooze, assign and tag', () => {
    expect(after({ kind: 'resolve', episodeId: 'ep-1', outcome: 'refunded' })).toMatchObject({
      state: 'resolved',
      outcome: 'refunded',
      resolvedById: 'ag-1',
      resolvedAt: NOON + 5,
    });
    const snooze = { until: NOON + MINUTE, wakeOnReply: true, reason: 'part ordered' };
    expect(after({ kind: 'snooze', episodeId: 'ep-1', snooze })).toMatchObject({
      state: 'snoozed',
      snooze,
      targetAt: null,
    });
    expect(
      after({ kind: 'assign', episodeId: 'ep-1', assigneeId: null, teamId: 'team-2' }),
    ).toMatchObject({ assigneeId: null, teamId: 'team-2' });
    expect(after({ kind: 'tag', episodeId: 'ep-1', tagId: 'ta-1', on: true }).tagIds).toEqual([
      'ta-1',
    ]);
    expect(after({ kind: 'tag', episodeId: 'ep-1', tagId: 'ta-1', on: false }).tagIds).toEqual([]);
  });

  it('leaves other episodes alone', () => {
    expect(after({ kind: 'resolve', episodeId: 'ep-2', outcome: null })).toBe(waiting);
  });

  it('does not change the given episode', () => {
    const before = structuredClone(waiting);
    after({ kind: 'resolve', episodeId: 'ep-1', outcome: null });
    expect(waiting).toEqual(before);
  });

  it('knows which commands concern no episode', () => {
    expect(commandEpisodeId(command({ kind: 'presence', presence: 'away' }))).toBeNull();
    expect(commandEpisodeId(command({ kind: 'wake', episodeId: 'ep-7' }))).toBe('ep-7');
  });
});
