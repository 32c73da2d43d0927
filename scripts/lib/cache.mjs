import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { cacheDir } from './paths.mjs';
import { say } from './report.mjs';

/** @param {string} path */
export async function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * True when the lock's owner has ended without giving it back. A lock without a readable owner
 * counts as held for its first ten seconds: its owner may be about to write its number.
 * @param {string} lock
 */
async function isAbandoned(lock) {
  const pid = Number(await readFile(join(lock, 'pid'), 'utf8').catch(() => '0'));
  if (pid > 0) return !isAlive(pid);
  const made = await stat(lock).catch(() => null);
  return made !== null && Date.now() - made.mtimeMs > 10_000;
}

/**
 * Runs `work` while no other process runs work under the same name.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const lock = join(cacheDir(), 'locks', `${name}.lock`);
  await mkdir(join(lock, '..'), { recursive: true });
  for (let told = false; ; ) {
    const got = await mkdir(lock).then(
      () => true,
      () => false,
    );
    if (got) break;
    if (await isAbandoned(lock)) {
      await rm(lock, { recursive: true, force: true });
      continue;
    }
    if (!told) say('Another Heddle set-up is running: waiting for it…');
    told = true;
    await wait(250);
  }
  try {
    await writeFile(join(lock, 'pid'), String(process.pid));
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

/**
 * Makes `target` (a folder of the cache) with `fill`, so that it is there completely or not at all:
 * it is filled under another name first. Does nothing when it is there already.
 * @param {string} target
 * @param {(temporary: string) => Promise<void>} fill
 */
export async function publishFolder(target, fill) {
  if (await exists(target)) return;
  const temporary = `${target}.${process.pid}.tmp`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  try {
    await fill(temporary);
    await rename(temporary, target).catch(async (error) => {
      if (!(await exists(target))) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
