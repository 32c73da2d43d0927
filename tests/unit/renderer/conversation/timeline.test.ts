import { describe, expect, it } from 'vitest';
import type { MessageView } from '@shared/ipc';
import { timelineOf } from '../../../../src-renderer/features/conversation/timeline';
import { DAY, MINUTE, MORNING, episode, messageView } from './samples';

const whole = { hasBefore: false, hasAfter: false, backBefore: null, unread: null };

describe('timelineOf', () => {
  it('joins messages of one author in one breath, and parts authors, kinds and pauses', () => {
    const items = timelineOf({
      ...whole,
      episodes: [episode()],
      messages: [
        messageView({ id: 'a', at: MORNING }),
        messageView({ id: 'b', at: MORNING + 2 * MINUTE }),
        messageView({ id: 'c', at: MORNING + 30 * MINUTE }),
        messageView({ id: 'd', side: 'agent', agentId: 'rosa', at: MORNING + 31 * MINUTE }),
        messageView({ id: 'e', side: 'agent', agentId: 'ken', at: MORNING + 32 * MINUTE }),
        messageView({
          id: 'f',
          side: 'agent',
          agentId: 'ken',
          kind: 'note',
          at: MORNING + 33 * MINUTE,
        }),
        messageView({
          id: 'g',
          side: 'agent',
          agentId: 'ken',
          kind: 'note',
          at: MORNING + 33 * MINUTE,
        }),
      ],
    });
    const turns = items.flatMap((item) =>
      item.kind === 'turn' ? [item.messages.map((each) => each.id).join('')] : [],
    );
    expect(turns).toEqual(['ab', 'c', 'd', 'e', 'f', 'g']);
    expect(items[0]?.kind).toBe('beginning');
  });

  it('marks the boundary of episodes, the day and the return, in this order', () => {
    const first = episode({ state: 'resolved', resolvedAt: MORNING + MINUTE, resolvedById: 'ana' });
    const second = episode({ id: 'e2', number: 2 });
    const items = timelineOf({
      ...whole,
      backBefore: 'b',
      episodes: [first, second],
      messages: [
        messageView({ id: 'a' }),
        messageView({ id: 'b', episodeId: 'e2', at: MORNING + 21 * DAY }),
      ],
    });
    expect(items.map((item) => item.kind)).toEqual([
      'beginning',
      'turn',
      'resolved',
      'day',
      'back',
      'turn',
    ]);
  });

  it('parts what is new from what is not, in the middle of a turn too', () => {
    const messages = ['a', 'b', 'c'].map((id) => messageView({ id }));
    const unread = { messageId: 'b', count: 2 };
    const items = timelineOf({ ...whole, episodes: [episode()], messages, unread });
    expect(items.map((item) => item.kind)).toEqual(['beginning', 'turn', 'new', 'turn']);
    // Where it is not held, there is no line.
    const elsewhere = { messageId: 'z', count: 2 };
    expect(
      timelineOf({ ...whole, episodes: [episode()], messages, unread: elsewhere }),
    ).toHaveLength(2);
  });

  it('names a pause instead of the day it ended on', () => {
    const messages = [messageView({ id: 'a' }), messageView({ id: 'b', at: MORNING + 2 * DAY })];
    const items = timelineOf({ ...whole, episodes: [episode()], messages });
    expect(items.map((item) => item.kind)).toEqual(['beginning', 'turn', 'pause', 'turn']);
  });

  it('ends with the resolution only when the end of the thread is in the window', () => {
    const resolved = episode({ state: 'resolved', resolvedAt: MORNING + DAY });
    const input = { ...whole, episodes: [resolved], messages: [messageView({ id: 'a' })] };
    expect(timelineOf(input).at(-1)?.kind).toBe('resolved');
    expect(timelineOf({ ...input, hasAfter: true }).at(-1)?.kind).toBe('turn');
  });

  it('keeps a failed message apart, so that its actions belong to it alone', () => {
    const pending = {
      commandId: 'x',
      state: 'failed',
      reason: 'no',
      holdUntil: null,
      changeable: true,
      editText: null,
      newMessages: [],
    } satisfies MessageView['pending'];
    const items = timelineOf({
      ...whole,
      episodes: [episode()],
      messages: [
        messageView({ id: 'a', side: 'agent', pending }),
        messageView({ id: 'b', side: 'agent' }),
      ],
    });
    expect(items.filter((item) => item.kind === 'turn')).toHaveLength(2);
  });
});
