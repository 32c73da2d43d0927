import { expect, it } from 'vitest';
import type { DeskClock } from '../../../src-desk/clock';
import { PresenceBoard } from '../../../src-desk/live/presence';

function board() {
  const timers = new Set<() => void>();
  const clock: DeskClock = {
    now: () => 0,
    after(_delayMs, action) {
      timers.add(action);
      return () => void timers.delete(action);
    },
  };
  const shown: string[] = [];
  const presence = new PresenceBoard(clock, 5000, (id, what) => shown.push(`${id} ${what}`));
  return {
    presence,
    shown,
    timers,
    elapse() {
      const due = [...timers];
      timers.clear();
      for (const action of due) action();
    },
  };
}

it('a stream that comes back in time is no absence', () => {
  const { presence, shown, elapse } = board();
  presence.opened('rosa')();
  expect(presence.of('rosa')).toBe('online');
  const close = presence.opened('rosa');
  elapse();
  expect(shown).toEqual(['rosa online']);
  close();
  elapse();
  expect(shown).toEqual(['rosa online', 'rosa offline']);
});

it('the last of several streams counts', () => {
  const { presence, shown, elapse } = board();
  const [one, two] = [presence.opened('rosa'), presence.opened('rosa')];
  one();
  elapse();
  expect(presence.of('rosa')).toBe('online');
  two();
  elapse();
  expect(shown).toEqual(['rosa online', 'rosa offline']);
});

it('what was chosen holds until the agent has left', () => {
  const { presence, shown, elapse } = board();
  presence.choose('rosa', 'away');
  expect(presence.of('rosa')).toBe('offline');
  const close = presence.opened('rosa');
  expect(presence.of('rosa')).toBe('away');
  presence.choose('rosa', 'online');
  presence.choose('rosa', 'away');
  close();
  elapse();
  presence.opened('rosa');
  expect(shown).toEqual(['rosa away', 'rosa online', 'rosa away', 'rosa offline', 'rosa online']);
});

it('forgets its timers when it is closed', () => {
  const { presence, timers } = board();
  presence.opened('rosa')();
  expect(timers.size).toBe(1);
  presence.close();
  expect(timers.size).toBe(0);
});
