import type { Desk } from './desk';
import { DeskPracticeHost, PRACTICE_STATE } from './practice-host';
import { Director } from './practice/director';
import { PRACTICE_SEED, seedPractice } from './practice-seed';
import { isNewDesk } from './services/reference';
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
  const seed = options.seed ?? SEED_DEFAULT;
  const seeded = isNew ? await seedPractice(desk, seed) : null;
  const isOwn = (await readSetting(desk.database.writer, PRACTICE_SEED)) !== null;
  if (options.when === 'own-folder' && !isOwn) return async () => undefined;
  const host = await DeskPracticeHost.of(desk);
  const director = new Director({
    host,
    seed,
    speed: options.speed ?? SPEED_DEFAULT,
    saved: await readSetting(desk.reader, PRACTICE_STATE),
    ...(seeded ? { customers: seeded.live, takenNames: seeded.takenNames } : {}),
  });
  if (seeded) await host.save(director.save());
  const stopTelling = host.tell(director);
  director.start();
  return async () => {
    stopTelling();
    await director.stop();
  };
}
