import { expect, test } from 'vitest';
import { bundleForNode, type Mutation } from '../../helpers/bundle';
import {
  countWritesWhileOpen,
  readMarks,
  recordProcess,
  type Recorded,
} from '../../fixtures/power/record';
import { CUTS, reportOf, SEED, withRecorder } from '../../fixtures/power/plan';
import { rehearse, type Rehearsal } from '../../fixtures/power/rehearse';

const CHANGES = 300;
const OPENINGS = 4;

/** Somebody makes a profile and works in it over several starts, and the disk is watched. */
async function recordWork(worker: string): Promise<Recorded> {
  const host = await bundleForNode('tests/fixtures/power/power-host.ts');
  return recordProcess(host, (root, marks) =>
    [root, worker, marks, SEED, CHANGES, OPENINGS].map(String),
  );
}

function synchronous(value: 0 | 1): Mutation {
  return {
    name: `synchronous ${value}`,
    file: 'src-main/store/sql.ts',
    from: 'const SYNCHRONOUS = { NORMAL: 1, FULL: 2 } as const;',
    to: `const SYNCHRONOUS = { NORMAL: 1, FULL: ${value} } as const;`,
  };
}

async function rehearseWithout(value: 0 | 1): Promise<Rehearsal> {
  const worker = await bundleForNode('src-main/store/worker.ts', synchronous(value));
  const rehearsal = await rehearse(await recordWork(worker), { cuts: CUTS / 4, seed: SEED });
  process.stdout.write(reportOf(`work.db with synchronous=${value}, a mistake`, rehearsal));
  return rehearsal;
}

withRecorder(() => {
  test('a power cut takes nothing that was shown as saved', async () => {
    const recorded = await recordWork(await bundleForNode('src-main/store/worker.ts'));
    expect(readMarks(recorded).filter((mark) => mark.type === 'saved')).toHaveLength(CHANGES);
    // The log was moved into the file while somebody worked, not only at the end.
    expect(countWritesWhileOpen(recorded, 'work.db')).toBeGreaterThan(0);

    const rehearsal = await rehearse(recorded, { cuts: CUTS, seed: SEED });
    process.stdout.write(reportOf('work.db as it is', rehearsal));
    expect(rehearsal.losses).toEqual([]);
    expect(rehearsal.states).toBeGreaterThan(CUTS / 4);
  });

  test('the same cuts find the losses of synchronous=OFF', async () => {
    const { losses } = await rehearseWithout(0);
    expect(losses.length).toBeGreaterThan(20);
    expect(losses.some(({ what }) => what.startsWith('lost what was'))).toBe(true);
    expect(losses.some(({ what }) => what.startsWith('looks damaged'))).toBe(true);
  });

  test('the same cuts find the losses of synchronous=NORMAL', async () => {
    const { losses } = await rehearseWithout(1);
    expect(losses.filter(({ what }) => what.startsWith('lost what was')).length).toBeGreaterThan(
      20,
    );
  });
});
