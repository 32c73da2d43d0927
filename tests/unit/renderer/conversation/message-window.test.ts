import { describe, expect, it } from 'vitest';
import { nextWindow } from '../../../../src-renderer/features/conversation/message-window';

const positions = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ position: from + index, pending: null }));

describe('nextWindow', () => {
  it('stays while the visible part is in the middle', () => {
    const view = { messages: positions(1, 100), hasBefore: true, hasAfter: true };
    expect(nextWindow({ ...view, firstVisible: 40, lastVisible: 50 })).toBeNull();
  });

  it('asks for older ones near the top and keeps what is visible', () => {
    const view = { messages: positions(101, 200), hasBefore: true, hasAfter: true };
    const next = nextWindow({ ...view, firstVisible: 3, lastVisible: 12 });
    expect(next?.anchor).toEqual({ at: 'before', position: 101 + 12 + 24 + 1 });
  });

  it('asks for newer ones near the bottom and keeps what is visible', () => {
    const view = { messages: positions(101, 200), hasBefore: true, hasAfter: true };
    const next = nextWindow({ ...view, firstVisible: 88, lastVisible: 97 });
    expect(next?.anchor).toEqual({ at: 'after', position: 101 + 88 - 24 - 1 });
  });

  it('stops at the ends of the thread', () => {
    const view = { messages: positions(1, 20), hasBefore: false, hasAfter: false };
    expect(nextWindow({ ...view, firstVisible: 0, lastVisible: 19 })).toBeNull();
  });

  it('walks a thread of 10,000 messages to its beginning with a bounded window', () => {
    const all = positions(1, 10_000);
    let held = all.slice(-40);
    let steps = 0;
    while (held[0]!.position > 1) {
      const next = nextWindow({
        messages: held,
        hasBefore: held[0]!.position > 1,
        hasAfter: held.at(-1)!.position < 10_000,
        firstVisible: 0,
        lastVisible: 8,
      });
      const anchor = next!.anchor;
      if (anchor.at !== 'before') throw new Error('expected older ones');
      const visible = held[0]!.position;
      held = all.filter((each) => each.position < anchor.position).slice(-next!.limit);
      expect(held.some((each) => each.position === visible)).toBe(true);
      steps += 1;
    }
    expect(held.length).toBeLessThanOrEqual(120);
    expect(steps).toBeLessThan(200);
  });
});
