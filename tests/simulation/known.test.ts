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
};

test.each(Object.entries(KNOWN))('%s', async (_name, history) => {
  expect(await play(await createModelStage(history), history)).toEqual([]);
});
