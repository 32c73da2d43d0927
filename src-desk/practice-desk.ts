import type { Desk } from './desk';
import { DeskPracticeHost, PRACTICE_STATE } from './practice-host';
import { Director } from './practice/director';
import { accounts, teams } from './practice/reference/teams';
import { isNewDesk, putReference } from './services/reference';
import { readSetting } from './services/settings';

const SEED_DEFAULT = 1;
const SPEED_DEFAULT = 1;

export interface PracticeOptions {
  /**
   * `own-folder`: only in a folder that is new or was made by practice, so that customers who were
   * imported are left alone. `always` (the default): in any folder.
   */
  readonly when?: 'own-folder' | 'always';
  /** Makes the practice deterministic; null: the usual one. */
  readonly seed?: number | null;
  /** How many times faster than life; null: as in life. 0: nobody writes. */
  readonly speed?: number | null;
}

/**
 * Brings the practice customers to a desk: fills it when it is new, and lets them write.
 *
 * @returns stops them, and keeps what they remember for the next start
 */
export async function startPractice(
  desk: Desk,
  options: PracticeOptions,
): Promise<() => Promise<void>> {
  const isNew = await isNewDesk(desk);
  const saved = await readSetting(desk.reader, PRACTICE_STATE);
  if (options.when === 'own-folder' && !isNew && saved === null) return async () => undefined;
  const seed = options.seed ?? SEED_DEFAULT;
  if (isNew) {
    await putReference(desk, { teams, accounts, tags: [], snippets: [], articles: [], offers: [] });
  }
  const host = await DeskPracticeHost.of(desk);
  const director = new Director({ host, seed, speed: options.speed ?? SPEED_DEFAULT, saved });
  // From now on the folder is practice's own.
  if (saved === null) await host.save(director.save());
  const stopTelling = host.tell(director);
  director.start();
  return async () => {
    stopTelling();
    await director.stop();
  };
}
