import { describe, expect, it } from 'vitest';
import {
  returnPointOf,
  returnStory,
} from '../../../../src-renderer/features/conversation/return-card';
import { DAY, MINUTE, MORNING, episode, messageView } from './samples';

const before = episode({
  id: 'e1',
  state: 'resolved',
  resolvedAt: MORNING,
  outcome: 'Socket installed on 4 November.',
  intents: [
    { id: 'i1', label: 'second socket', state: 'answered', messageId: null },
    { id: 'i2', label: 'loyalty credit', state: 'open', messageId: null },
    { id: 'i3', label: 'chat', state: 'dismissed', messageId: null },
  ],
});
const now = episode({ id: 'e2', number: 2, openedAt: MORNING + 21 * DAY });

describe('the customer who comes back', () => {
  it('is found at the first message after the resolution', () => {
    const point = returnPointOf(
      [
        messageView({ id: 'a', at: MORNING - MINUTE }),
        messageView({ id: 'b', episodeId: 'e2', at: MORNING + 21 * DAY }),
        messageView({ id: 'c', episodeId: 'e2', at: MORNING + 21 * DAY + MINUTE }),
      ],
      [before, now],
    );
    expect(point).toMatchObject({ messageId: 'b', leftAt: MORNING, previous: { id: 'e1' } });
  });

  it('is found after a long pause within an episode, but not after a short one', () => {
    const talk = (pause: number) => [
      messageView({ id: 'a', side: 'agent' }),
      messageView({ id: 'b', at: MORNING + pause }),
    ];
    expect(returnPointOf(talk(5 * DAY), [episode()])?.messageId).toBe('b');
    expect(returnPointOf(talk(DAY), [episode()])).toBeNull();
  });

  it('is not announced when the episode before ended within the day', () => {
    const soon = episode({ ...now, openedAt: MORNING + MINUTE });
    const messages = [
      messageView({ id: 'a' }),
      messageView({ id: 'b', episodeId: 'e2', at: MORNING + MINUTE }),
    ];
    expect(returnPointOf(messages, [before, soon])).toBeNull();
  });

  it('gets a story of what was answered, left open, and happened since', () => {
    const point = { messageId: 'b', leftAt: MORNING, backAt: MORNING + 21 * DAY, previous: before };
    const event = (id: string, at: number) => ({
      id,
      customerId: 'c1',
      kind: 'visit' as const,
      title: id,
      at,
      attributes: {},
    });
    const story = returnStory(point, now, [
      event('later', MORNING + DAY),
      event('old', MORNING - DAY),
    ]);
    expect(story.answered.map((intent) => intent.label)).toEqual(['second socket']);
    expect(story.leftOpen.map((intent) => intent.label)).toEqual(['loyalty credit']);
    expect(story.since.map((each) => each.title)).toEqual(['later']);
    expect(story.awayMs).toBe(21 * DAY);
  });
});
