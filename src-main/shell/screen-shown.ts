import { setTimeout as sleep } from 'node:timers/promises';
import type { Milestones } from '../diagnostics/milestones';

/** A screen that does not say that it shows its inbox, so long after its window, shows something else. */
const SHOWN_AT_LATEST_MS = 2000;
/** Something is wrong with a window that is not there by then; everything else has to go on. */
const WINDOW_AT_LATEST_MS = 15_000;

/** When the inbox is on screen, or will not be: a window that nobody sees paints nothing. */
export function screenShown(milestones: Milestones, hidden: boolean): Promise<unknown> {
  const window = hidden
    ? Promise.resolve()
    : Promise.race([milestones.first('window-shown'), sleep(WINDOW_AT_LATEST_MS)]);
  return Promise.race([
    milestones.first('inbox-shown'),
    window.then(() => sleep(SHOWN_AT_LATEST_MS)),
  ]);
}

/**
 * When other windows may open: after the main one, which nobody sees after a hidden start until
 * somebody wants it.
 *
 * @param shown see `screenShown`
 */
export async function othersMayOpen(
  milestones: Milestones,
  hidden: boolean,
  shown: Promise<unknown>,
): Promise<void> {
  if (hidden) await milestones.first('window-shown');
  await shown;
}
