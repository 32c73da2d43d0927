import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { IndexCheck } from '../../../src-main/store/cache/index-check';
import { openWriter } from '../../../src-main/store/cache/writer';
import { openToRead } from '../../../src-main/store/sql';
import { VARIANTS, afterCut } from '../../fixtures/power/cuts';
import { Disk, type Files, folderOf } from '../../fixtures/power/disk';
import { SEED, withRecorder } from '../../fixtures/power/plan';
import { recordProcess, writeFiles, type Recorded } from '../../fixtures/power/record';
import { seededRandom } from '../../fixtures/sync/fake-clock';
import { bundleForNode } from '../../helpers/bundle';
import { storeWorkerFile } from '../../helpers/store';

const key = new Uint8Array(randomBytes(32));
/** Cuts by chance, beside those at every change of a name. */
const CUTS = 150;

/** What is wrong with a cache that a cut left; null: all of it is of one moment. */
function faultOf(files: Files): string | null {
  const root = mkdtempSync(join(tmpdir(), 'heddle-renewal-'));
  try {
    writeFiles(root, files);
    const folder = join(root, 'profile');
    mkdirSync(folder, { recursive: true });
    const setup = { folder, key, nativeBinding: undefined, keyIsKnown: true, setAside: false };
    const newestSearch = new Int32Array(1);
    const role = openWriter({ ...setup, role: 'writer', newestSearch });
    const { cursor } = role.operations.syncState();
    const findings = role.findings.map(({ code }) => code);
    role.close();
    const file = join(folder, 'cache.db');
    const db = openToRead({
      file,
      key,
      nativeBinding: undefined,
      synchronous: 'NORMAL',
      cacheKiB: 999,
    });
    try {
      const verdict = db.one<{ integrity_check: string }>('PRAGMA integrity_check');
      const rows = db.all<{ id: string }>('SELECT id FROM message ORDER BY row_id');
      const expected = Array.from({ length: cursor ?? 0 }, (_each, n) => `m${n + 1}`);
      const check = new IndexCheck(db);
      let index: string | null = null;
      while (index === null) ({ verdict: index } = check.step());
      const found = {
        findings,
        verdict: verdict?.integrity_check,
        index,
        ids: rows.map(({ id }) => id),
      };
      const right = { findings: [], verdict: 'ok', index: 'good', ids: expected };
      return JSON.stringify(found) === JSON.stringify(right) ? null : JSON.stringify(found);
    } finally {
      db.close();
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Where to cut: at each change of a name and each flush, and by chance. */
function planOf({ operations }: Recorded): number[] {
  const random = seededRandom(SEED);
  const begun = operations.findIndex(
    (operation) => operation.type === 'open' && operation.path.endsWith('cache.db'),
  );
  const steps = operations.flatMap(({ type }, at) =>
    at > begun && ['rename', 'unlink', 'sync'].includes(type) ? [at] : [],
  );
  const byChance = Array.from(
    { length: CUTS },
    () => begun + Math.floor(random() * (operations.length - begun)),
  );
  return [...steps, ...steps, ...steps, ...byChance].sort((a, b) => a - b);
}

withRecorder(() => {
  test('a power cut while the cache is replaced leaves the old one or the new one, and never both', async () => {
    const host = await bundleForNode('tests/fixtures/store/renewal-process.ts');
    const worker = await storeWorkerFile();
    const recorded = await recordProcess(host, (root) => [
      root,
      worker,
      Buffer.from(key).toString('hex'),
    ]);
    const random = seededRandom(SEED);
    const disk = new Disk(recorded.root, folderOf(recorded.before));
    const plan = planOf(recorded);
    const seen = new Set<string>();
    const faults: string[] = [];
    for (const [at, operation] of recorded.operations.entries()) {
      disk.apply(operation);
      while (plan[0] === at) {
        plan.shift();
        const variant = VARIANTS[Math.floor(random() * VARIANTS.length)] ?? 'none';
        const files = afterCut(disk.root, variant, random);
        const hash = createHash('sha256');
        for (const [path, bytes] of files) hash.update(path).update(bytes);
        const name = hash.digest('hex');
        if (seen.has(name)) continue;
        seen.add(name);
        const fault = faultOf(files);
        if (fault !== null) faults.push(`after ${at} (${operation.type}, ${variant}): ${fault}`);
      }
    }
    expect(faults).toEqual([]);
    expect(seen.size).toBeGreaterThan(50);
  });
});
