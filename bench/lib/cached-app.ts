import { copyFile, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encryptAgain } from '../../src-main/store/sql';
import { ElectronApp } from './electron-app';
import { BENCH_KEY } from './search-corpus';

const APP_FOLDER = fileURLToPath(new URL('../..', import.meta.url));
const FIRST_START_TIMEOUT_MS = 120_000;

/** The arguments that start the built app on data of its own, without a key store. */
export function appArguments(folder: string): string[] {
  return [
    APP_FOLDER,
    `--user-data=${join(folder, 'user')}`,
    `--desk-data=${join(folder, 'desk')}`,
    '--password-store=basic',
    '--lang=en',
  ];
}

/**
 * Starts the app once on practice data, and puts a corpus in the place of its cache.
 *
 * @param folder a new folder for its data
 * @param corpus the folder of a corpus, encrypted with BENCH_KEY
 * @returns the arguments that start the app on it
 */
export async function appWithCache(folder: string, corpus: string): Promise<string[]> {
  const args = appArguments(folder);
  const first = new ElectronApp(args);
  try {
    await first.milestone('sync-idle', FIRST_START_TIMEOUT_MS);
  } finally {
    await first.close();
  }
  await replaceCache(await profileFolder(join(folder, 'user')), corpus);
  return args;
}

/** The folder of the only profile, by its key. */
async function profileFolder(userData: string): Promise<string> {
  const names = await readdir(userData, { recursive: true });
  const key = names.find((name) => name.endsWith('key.json'));
  if (key === undefined) throw new Error('The app made no profile with a key in a file.');
  return dirname(join(userData, key));
}

/** Puts a corpus in the place of a profile's cache, encrypted with the profile's key. */
async function replaceCache(profile: string, corpus: string): Promise<void> {
  const sealed: unknown = JSON.parse(await readFile(join(profile, 'key.json'), 'utf8'));
  const content = keyIn(sealed);
  const names = await readdir(profile, { recursive: true });
  const cache = names.find((name) => name.endsWith('cache.db'));
  if (cache === undefined) throw new Error('The profile has no cache.');
  const file = join(profile, cache);
  for (const ending of ['-wal', '-shm']) await rm(`${file}${ending}`, { force: true });
  await copyFile(join(corpus, 'cache.db'), file);
  const key = new Uint8Array(Buffer.from(content, 'base64'));
  encryptAgain({ file, key: BENCH_KEY, nativeBinding: undefined }, key);
}

/** The key of a profile of made-up customers, on a computer without a key store. */
function keyIn(file: unknown): string {
  if (typeof file === 'object' && file !== null && 'current' in file) {
    const { current } = file;
    if (typeof current === 'object' && current !== null && 'content' in current) {
      if ('by' in current && current.by === 'file') return String(current.content);
    }
  }
  throw new Error('The key of the profile is not in its file.');
}
