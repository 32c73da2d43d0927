import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { idSchema } from '@shared/domain';
import { makeFolder, readJson, writeWhole } from '../session/files';
import { recoveryWords } from '../shell/recovery-words';
import { textsOf } from '../shell/texts';
import { openStore, type Finding } from '../store';
import type { Store } from '../store/api';
import { hasDatabases } from '../store/files';
import { openKey, type HeadlessKey } from './key-file';
import type { Surroundings } from './surroundings';
import { EngineError } from './usage';

const PROFILE_FILE = 'engine.json';

const profileSchema = z.object({
  version: z.literal(1),
  deviceId: idSchema,
  /** Whose copy this is: one profile holds what one person may see at one desk. */
  desk: z.string(),
  user: z.string(),
});

/** A folder with databases, their key, and whose they are. */
export interface HeadlessProfile {
  readonly folder: string;
  readonly key: HeadlessKey;
  readonly deviceId: string;
  readonly desk: string;
  readonly user: string;
}

export interface Environment {
  readonly HEDDLE_KEY?: string | undefined;
}

/**
 * Opens a profile that is there.
 *
 * @throws EngineError when it is not, or its key cannot be had
 */
export async function openProfile(folder: string, env: Environment): Promise<HeadlessProfile> {
  const about = await readJson(join(folder, PROFILE_FILE), profileSchema);
  if (!about) {
    throw new EngineError(
      'no-profile',
      `There is no profile of this engine in ${folder}. "fill" makes one.`,
    );
  }
  const key = await openKey(folder, env.HEDDLE_KEY, !hasDatabases(folder));
  return { folder, key, deviceId: about.deviceId, desk: about.desk, user: about.user };
}

/**
 * Opens the profile of a person at a desk, and makes it when there is none.
 *
 * @throws EngineError when the folder holds somebody else's, or the key cannot be had
 */
export async function openOrMakeProfile(
  folder: string,
  whose: { readonly desk: string; readonly user: string },
  env: Environment,
): Promise<HeadlessProfile> {
  if (!existsSync(join(folder, PROFILE_FILE))) await makeProfile(folder, whose);
  const profile = await openProfile(folder, env);
  refuseIfOther(profile, whose);
  return profile;
}

/** @throws EngineError when a profile is not that of this person at this desk */
export function refuseIfOther(
  profile: HeadlessProfile,
  whose: { readonly desk: string; readonly user: string },
): void {
  if (profile.desk === whose.desk && profile.user === whose.user) return;
  throw new EngineError(
    'other-profile',
    `This folder is the profile of ${profile.user} at ${profile.desk}. Choose another folder.`,
  );
}

async function makeProfile(
  folder: string,
  { desk, user }: { readonly desk: string; readonly user: string },
): Promise<void> {
  if (hasDatabases(folder)) {
    throw new EngineError(
      'foreign-folder',
      `${folder} holds databases of something else. Choose another folder; nothing was changed.`,
    );
  }
  const about: z.infer<typeof profileSchema> = { version: 1, deviceId: randomUUID(), desk, user };
  await makeFolder(folder);
  await writeWhole(join(folder, PROFILE_FILE), `${JSON.stringify(about, null, 2)}\n`);
}

/** Opens the databases of a profile, and says what had to be repaired. Throws like `openStore`. */
export async function openProfileStore(
  { folder, key }: HeadlessProfile,
  { workers, nativeBinding, output }: Surroundings,
): Promise<Store> {
  const tell = (findings: readonly Finding[]): void => {
    for (const finding of findings) output.notice(recoveryWords(textsOf('en'), finding));
  };
  const store = await openStore({
    folder,
    key: key.bytes,
    workerFile: workers.store,
    nativeBinding,
    onFindings: tell,
  });
  tell(store.recovered);
  store.told();
  return store;
}
