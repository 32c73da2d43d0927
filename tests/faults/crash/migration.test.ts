import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleForNode } from '../../helpers/bundle';
import {
  Kills,
  KILLS,
  PATIENCE_MS,
  SEED,
  someMoment,
  whyNoKills,
} from '../../fixtures/crash/kills';
import { makeCacheOld, makeIndexOld, nextWorkMigration } from '../../fixtures/crash/older';
import { seedDesk } from '../../fixtures/crash/seed';
import { pause, Stage } from '../../fixtures/crash/stage';
import { seededRandom } from '../../fixtures/sync/fake-clock';

const SHARE = Math.ceil((KILLS * 0.15) / 4);
/** Then it may come to its end, for once. */
const KILLS_IN_A_ROW = 5;
const PAGE_BYTES = 4096;

interface Scenario {
  readonly name: string;
  /** Turns a profile of today, closed, into one that a start has to do something about. */
  prepare(folder: string, key: Uint8Array): void;
  readonly worker?: () => Promise<string>;
  /** What the start has to say, if anything. */
  readonly finding?: string;
}

const scenarios: readonly Scenario[] = [
  { name: 'migrating cache.db from its first version', prepare: makeCacheOld },
  { name: 'making the index again', prepare: makeIndexOld },
  {
    name: 'migrating work.db',
    prepare: () => undefined,
    worker: () => bundleForNode('src-main/store/worker.ts', nextWorkMigration),
  },
  {
    name: 'repairing work.db',
    prepare: (folder) => {
      const bytes = readFileSync(join(folder, 'work.db'));
      bytes.fill(0xa5, 0, PAGE_BYTES);
      writeFileSync(join(folder, 'work.db'), bytes);
    },
    finding: 'work-damaged',
  },
];

/** A profile with everything of the desk and with drafts, closed. */
async function workAWhile(stage: Stage, kills: Kills): Promise<void> {
  await stage.startDesk();
  await kills.settle(stage);
  const console = await stage.startConsole('typing');
  await console.until('opened');
  while (stage.ledger.deeds < 100) await pause(20);
  await console.kill();
  await kills.settle(stage);
}

test.skipIf(whyNoKills !== null).each(scenarios)(
  `$name: a start that is killed again and again comes to its end${whyNoKills ? ` (${whyNoKills})` : ''}`,
  async ({ name, prepare, worker, finding }) => {
    const seeded = await seedDesk({
      open: 20,
      openMessages: 5,
      resolved: 30,
      resolvedMessages: 100,
    });
    const stage = new Stage(seeded, seededRandom(SEED), 12);
    const kills = new Kills();
    try {
      await workAWhile(stage, kills);
      if (worker) stage.workerFile = await worker();
      if (finding !== undefined) stage.expected.add(finding);
      prepare(stage.profileFolder, stage.key);
      const template = join(stage.folder, 'template');
      cpSync(stage.profileFolder, template, { recursive: true });
      const again = (): void => {
        rmSync(stage.profileFolder, { recursive: true });
        cpSync(template, stage.profileFolder, { recursive: true });
      };

      const whole = await stage.startConsole('nothing');
      await whole.until('opening');
      const from = performance.now();
      const { work } = await whole.until('opened');
      const takesMs = performance.now() - from;
      expect(work.recovered).toEqual(finding === undefined ? [] : [finding]);
      await whole.kill();
      again();

      let inARow = 0;
      while (kills.byPhase(name) < SHARE) {
        const console = await stage.startConsole('nothing');
        await console.until('opening');
        await someMoment(stage, takesMs);
        const phase = (): string =>
          console.lines.some(({ type }) => type === 'opened') ? 'opened' : name;
        await kills.kill(stage, phase, 'console');
        inARow += 1;
        if (inARow < KILLS_IN_A_ROW && phase() === name) continue;
        const last = await stage.startConsole('nothing');
        await last.until('opened');
        await last.kill();
        again();
        inARow = 0;
      }
      await kills.settle(stage);
      process.stdout.write(kills.report('start', `; a start takes ${Math.round(takesMs)} ms`));
    } finally {
      await stage.close();
    }
  },
  PATIENCE_MS,
);
