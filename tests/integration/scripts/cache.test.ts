import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { publishFolder, withLock } from '../../../scripts/lib/cache.mjs';

let cache: string;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'heddle-cache-'));
  vi.stubEnv('HEDDLE_CACHE', cache);
});

afterEach(() => rm(cache, { recursive: true, force: true }));

describe('lock', () => {
  it('lets one at a time in, and everyone in the end', async () => {
    let inside = 0;
    let most = 0;
    const runs = [1, 2, 3].map((value) =>
      withLock('work', async () => {
        most = Math.max(most, (inside += 1));
        await new Promise((done) => setImmediate(done));
        inside -= 1;
        return value;
      }),
    );
    expect(await Promise.all(runs)).toEqual([1, 2, 3]);
    expect(most).toBe(1);
  });

  it('is given back when the work fails', async () => {
    await expect(withLock('work', () => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );
    expect(await withLock('work', () => Promise.resolve('in'))).toBe('in');
  });

  it('is taken over from a process that ended without giving it back', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    const lock = join(cache, 'locks', 'work.lock');
    await mkdir(lock, { recursive: true });
    await writeFile(join(lock, 'pid'), String(pid));
    expect(await withLock('work', () => Promise.resolve('in'))).toBe('in');
  });
});

describe('folder of the cache', () => {
  it('is there completely or not at all', async () => {
    const target = join(cache, 'runtime');
    const halfway = publishFolder(target, async (folder) => {
      await writeFile(join(folder, 'a'), 'half');
      throw new Error('the network went away');
    });
    await expect(halfway).rejects.toThrow('the network went away');
    expect(await readdir(cache)).toEqual([]);
    await publishFolder(target, (folder) => writeFile(join(folder, 'a'), 'whole'));
    expect(await readFile(join(target, 'a'), 'utf8')).toBe('whole');
    expect(await readdir(cache)).toEqual(['runtime']);
  });

  it('is not made again', async () => {
    const target = join(cache, 'runtime');
    await publishFolder(target, (folder) => writeFile(join(folder, 'a'), 'first'));
    await publishFolder(target, (folder) => writeFile(join(folder, 'a'), 'second'));
    expect(await readFile(join(target, 'a'), 'utf8')).toBe('first');
  });
});
