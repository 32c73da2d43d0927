import { expect, test } from 'vitest';
import { createModelStage } from './model/stage';
import { play } from './play';
import type { History } from './script';

/** Histories that once ended badly, by what they were about. */
const KNOWN: Readonly<Record<string, History>> = {
  // The agent's last steps outlived the window that they were made in, behind the back of the next one.
  'an editor is opened just before its window is closed': {
    seed: 1439078973,
    trouble: 0,
    consoles: [4],
    page: 9,
    disks: [3000, 50, 3000, 50],
    skews: [0, 0, 0, 0],
    steps: [
      { do: 'desk-backup' },
      { do: 'wait', ms: 13584 },
      { do: 'close-editor', console: 1, pick: 648, keep: false },
      { do: 'reopen', console: 0, thread: 0 },
      {
        do: 'reply',
        console: 3,
        thread: 1,
        how: { draft: false, hold: false, resolve: false, file: false, blind: false },
      },
      { do: 'offline', console: 1, ms: 15367, told: false },
      { do: 'customer', thread: 0 },
      { do: 'desk-restart', ms: 941 },
      { do: 'move', thread: 1, pick: 769 },
      { do: 'desk-backup' },
      { do: 'customer', thread: 1 },
      { do: 'mend', pick: 825 },
      {
        do: 'reply',
        console: 1,
        thread: 0,
        how: { draft: false, hold: false, resolve: false, file: false, blind: false },
      },
      { do: 'assign', console: 3, thread: 0, pick: 612, transfer: true },
      { do: 'wait', ms: 16332 },
      { do: 'event', thread: 0 },
      { do: 'reopen', console: 3, thread: 0 },
      { do: 'open-editor', console: 1, pick: 542 },
      { do: 'restart', console: 2, ms: 2471 },
      { do: 'note', console: 0, thread: 0 },
    ],
  },
  // A line that had been silent was opened again in the very moment of the verdict, which asked the
  // desk anew and the consoles not.
  'an agent is back on a dead line ten seconds after everybody settled': {
    seed: 966688810,
    trouble: 0,
    consoles: [1, 3, 2],
    page: 3,
    disks: [3000, 3000, 50, 400],
    skews: [0, 0, 0, 0],
    steps: [
      { do: 'move', thread: 0, pick: 219 },
      { do: 'intent', console: 3, thread: 0, pick: 16 },
      { do: 'clock', console: 1, ms: -64882248 },
      { do: 'wait', ms: 713 },
      { do: 'offer', console: 1, thread: 1, pick: 712 },
      { do: 'open-editor', console: 2, pick: 462 },
      { do: 'send-now', console: 1 },
      { do: 'tag', console: 1, thread: 1, on: false },
      { do: 'move', thread: 1, pick: 749 },
      { do: 'take-back', console: 2, pick: 827 },
      { do: 'customer', thread: 0 },
      {
        do: 'reply',
        console: 3,
        thread: 1,
        how: { draft: false, hold: false, resolve: false, file: false, blind: false },
      },
      { do: 'transfer', console: 0, thread: 0, pick: 242, ms: 674, away: true },
      { do: 'assign', console: 3, thread: 1, pick: 708, transfer: false },
      { do: 'snooze', console: 1, thread: 1, ms: 584, wakeOnReply: false },
      { do: 'spoil', pick: 638 },
      { do: 'customer', thread: 1 },
      { do: 'send-now', console: 1 },
      {
        do: 'reply',
        console: 3,
        thread: 1,
        how: { draft: false, hold: false, resolve: false, file: false, blind: false },
      },
      { do: 'wait', ms: 5814 },
      { do: 'take-back', console: 1, pick: 632 },
      { do: 'again', console: 2, pick: 798 },
      {
        do: 'reply',
        console: 2,
        thread: 0,
        how: { draft: false, hold: false, resolve: false, file: false, blind: false },
      },
      { do: 'type', console: 0, thread: 0, note: false },
      { do: 'again', console: 1, pick: 116 },
      { do: 'take-back', console: 2, pick: 607 },
      { do: 'kill', console: 2, awaits: 49, ms: 2083 },
      { do: 'again', console: 0, pick: 370 },
      { do: 'again', console: 0, pick: 828 },
      { do: 'intent', console: 2, thread: 1, pick: 236 },
      { do: 'take-back', console: 2, pick: 408 },
      { do: 'kill', console: 1, awaits: 11, ms: 926 },
      { do: 'kill', console: 0, awaits: 26, ms: 3594 },
      { do: 'wait', ms: 490986 },
      { do: 'plan', console: 2, thread: 0, ms: 892 },
      { do: 'desk-restore', ms: 6645 },
      { do: 'wait', ms: 14427 },
      { do: 'customer', thread: 1 },
      { do: 'assign', console: 2, thread: 0, pick: 374, transfer: false },
    ],
  },
};

test.each(Object.entries(KNOWN))('%s', async (_name, history) => {
  expect(await play(await createModelStage(history), history)).toEqual([]);
});
