import { useEffect } from 'react';
import { countWork, focusWork, IDLE_CLOCK, noteActivity, type EffortClock } from '@shared/rules';
import { call } from '../../app/bridge';

/** So much of what was counted is lost at most when the process dies. */
const KEEP_EVERY_MS = 5000;
const ACTIVITIES = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll', 'input'] as const;
/** Pointers move many times a second; once says enough. */
const NOTE_EVERY_MS = 500;

/**
 * Counts the focused work on the episode of the focused pane, while this window has the focus, and
 * has it kept. Mounted once for each window.
 *
 * @param episodeId null: nothing is open
 */
export function useEffortClock(episodeId: string | null): void {
  useEffect(() => {
    if (episodeId === null) return undefined;
    let clock: EffortClock = IDLE_CLOCK;
    let unkeptMs = 0;
    let notedAt = 0;
    const take = (counted: ReturnType<typeof countWork>) => {
      clock = counted.clock;
      unkeptMs += counted.worked?.ms ?? 0;
    };
    const keep = () => {
      if (unkeptMs < 1) return;
      const ms = unkeptMs;
      unkeptMs = 0;
      // What is not kept now is told with the next.
      void call('effort.add', { episodeId, ms }).then((result) => {
        if (!result.ok) unkeptMs += ms;
      });
    };
    const focus = () => take(focusWork(clock, document.hasFocus() ? episodeId : null, Date.now()));
    const leave = () => {
      take(focusWork(clock, null, Date.now()));
      keep();
    };
    const note = () => {
      const now = Date.now();
      if (clock.episodeId === null || Math.abs(now - notedAt) < NOTE_EVERY_MS) return;
      notedAt = now;
      take(noteActivity(clock, now));
    };
    const timer = setInterval(() => {
      take(countWork(clock, Date.now()));
      keep();
    }, KEEP_EVERY_MS);
    focus();
    window.addEventListener('focus', focus);
    window.addEventListener('blur', leave);
    window.addEventListener('pagehide', leave);
    const options = { capture: true, passive: true } as const;
    for (const name of ACTIVITIES) window.addEventListener(name, note, options);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', focus);
      window.removeEventListener('blur', leave);
      window.removeEventListener('pagehide', leave);
      for (const name of ACTIVITIES) window.removeEventListener(name, note, options);
      leave();
    };
  }, [episodeId]);
}
