import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { bundleForNode } from '../../helpers/bundle';
import { storeWorkerFile } from '../../helpers/store';
import type { Files } from '../../fixtures/power/disk';
import { CUTS, reportOf, SEED, withRecorder } from '../../fixtures/power/plan';
import {
  filesAfter,
  filesBelow,
  readMarks,
  recordProcess,
  type Recorded,
  writeFiles,
} from '../../fixtures/power/record';
import { makeCacheOld } from '../../fixtures/crash/older';
import { parseMark } from '../../fixtures/power/marks';
import { rehearse } from '../../fixtures/power/rehearse';

const PAGE_BYTES = 4096;
const SHARE = Math.ceil(CUTS / 10);

/** Somebody worked in this profile. */
let worked: Recorded;

/** What holds of the work also for a process that comes later. */
function earlier(): string[] {
  return readMarks(worked)
    .filter(({ type }) => type === 'attachment' || type === 'received')
    .map((mark) => JSON.stringify(mark));
}

/** The work as it was last, which is what `files` hold. */
function lastImage(): unknown {
  return readMarks(worked).findLast((mark) => mark.type === 'image')?.image;
}

/** The files when the store was closed for the last time, or right before that, with its log. */
function filesOf(state: 'closed' | 'open'): Map<string, Buffer> {
  const { operations } = worked;
  const closing = operations.findLastIndex(
    (operation) => operation.type === 'mark' && operation.text.includes('"closing"'),
  );
  return new Map(filesAfter(worked, state === 'open' ? closing : operations.length));
}

/** Spoils pages of work.db. */
function spoilt(files: Map<string, Buffer>, from: number, to: number): Files {
  const [path = '', bytes = Buffer.alloc(0)] =
    [...files].find(([name]) => name.endsWith('/work.db')) ?? [];
  const content = Buffer.from(bytes);
  content.fill(0xa5, from * PAGE_BYTES, to * PAGE_BYTES);
  return files.set(path, content);
}

/** The same profile as an app left it that knew only the first version of cache.db. */
async function withOldCache(files: Files): Promise<Files> {
  const root = await mkdtemp(join(tmpdir(), 'heddle-old-'));
  try {
    writeFiles(root, files);
    const path = [...files.keys()].find((name) => name.endsWith('/cache.db')) ?? '';
    const key = readMarks(worked).find((mark) => mark.type === 'key')?.key ?? '';
    makeCacheOld(join(root, dirname(path)), Buffer.from(key, 'hex'));
    return await filesBelow(root);
  } finally {
    await rm(root, { recursive: true });
  }
}

/** Whether something was set aside in the end. */
function isAside(recorded: Recorded): boolean {
  const names = [...filesAfter(recorded, recorded.operations.length).keys()];
  return names.some((name) => name.includes('/work.db.damaged-'));
}

async function recordStart(before: Files, action: 'open' | 'change-key'): Promise<Recorded> {
  const host = await bundleForNode('tests/fixtures/power/power-change.ts');
  const worker = await storeWorkerFile();
  return recordProcess(
    host,
    (root, marks) => [root, worker, marks, action, JSON.stringify(earlier())],
    before,
  );
}

withRecorder(() => {
  beforeAll(async () => {
    const host = await bundleForNode('tests/fixtures/power/power-host.ts');
    const worker = await storeWorkerFile();
    worked = await recordProcess(host, (root, marks) =>
      [root, worker, marks, SEED, 140, 2].map(String),
    );
  });

  test.each([
    ['its first page, closed', 'closed', 0, 1],
    ['pages in the middle, with its log', 'open', 3, 28],
  ] as const)(
    'a power cut while work.db is repaired takes nothing more: %s',
    async (name, state, from, to) => {
      const before = spoilt(filesOf(state), from, to);
      const recorded = await recordStart(before, 'open');
      expect(isAside(recorded)).toBe(true);
      if (from === 0) {
        expect(readMarks(recorded).find(({ type }) => type === 'image')).toMatchObject({
          image: lastImage(),
        });
      }
      const damaged = [...before].find(([path]) => path.endsWith('/work.db'))?.[1] ?? '';
      const hash = createHash('sha256').update(damaged).digest('hex');
      const rehearsal = await rehearse(recorded, {
        cuts: SHARE,
        seed: SEED,
        from: earlier().length,
        everyStep: 'store',
        expected: ['work-damaged'],
        judge: ({ aside, cache, damage }) => {
          // Only the whole store knows what earlier starts found.
          if (cache !== null && !damage.includes('work-damaged'))
            return 'nobody is told of the damage';
          // With its log it is folded together when SQLite closes it.
          const isKept = from === 0 ? aside.includes(hash) : aside.length > 0;
          return isKept ? null : 'the damaged file is gone';
        },
      });
      process.stdout.write(reportOf(`work.db is repaired (${name})`, rehearsal));
      expect(rehearsal.losses).toEqual([]);
    },
  );

  test('a power cut while cache.db is migrated leaves all of it, before or after', async () => {
    const recorded = await recordStart(await withOldCache(filesOf('closed')), 'open');
    const received = earlier().flatMap((text) => {
      const mark = parseMark(text);
      return mark.type === 'received' ? [mark.cursor] : [];
    });
    const rehearsal = await rehearse(recorded, {
      cuts: SHARE,
      seed: SEED,
      depth: 'store',
      from: earlier().length,
      judge: ({ cache }) => (cache?.cursor === received.at(-1) ? null : 'the cache is older'),
    });
    process.stdout.write(reportOf('cache.db is migrated', rehearsal));
    expect(rehearsal.losses).toEqual([]);
  });

  test('a power cut while the key is changed takes nothing', async () => {
    const recorded = await recordStart(filesOf('closed'), 'change-key');
    expect(readMarks(recorded).find(({ type }) => type === 'image')).toMatchObject({
      image: lastImage(),
    });
    const rehearsal = await rehearse(recorded, {
      cuts: SHARE,
      seed: SEED,
      from: earlier().length,
      everyStep: 'work',
    });
    process.stdout.write(reportOf('the key is changed', rehearsal));
    expect(rehearsal.losses).toEqual([]);
  });
});
