import { expect, test } from 'vitest';
import {
  Kills,
  KILLS,
  PATIENCE_MS,
  SEED,
  someMoment,
  whyNoKills,
} from '../../fixtures/crash/kills';
import type { ConsoleLine } from '../../fixtures/crash/lines';
import type { Talking } from '../../fixtures/crash/process';
import { seedDesk } from '../../fixtures/crash/seed';
import { Stage } from '../../fixtures/crash/stage';
import { seededRandom } from '../../fixtures/sync/fake-clock';

const SHARE = Math.ceil(KILLS * 0.3);
const KILLS_OF_A_PROFILE = 12;

function phaseOf(console: Talking<ConsoleLine>): string {
  const phases = console.lines.flatMap((line) => (line.type === 'phase' ? [line.phase] : []));
  return phases.at(-1) ?? 'starting';
}

test.skipIf(whyNoKills !== null)(
  `a fill that is killed again and again ends with all there is on the desk${whyNoKills ? ` (${whyNoKills})` : ''}`,
  async () => {
    const seeded = await seedDesk({
      open: 150,
      openMessages: 6,
      resolved: 40,
      resolvedMessages: 100,
    });
    const stage = new Stage(seeded, seededRandom(SEED), 6);
    const kills = new Kills();
    let killed = 0;
    try {
      await stage.startDesk();
      while (kills.count < SHARE) {
        stage.busy(stage.random() < 0.5);
        const console = stage.console ?? (await stage.startConsole('nothing'));
        const aim = stage.random() < 0.5 ? 'workset' : 'backfill';
        await console.untilSaid(
          (line) => line.type === 'phase' && (line.phase === aim || line.phase === 'complete'),
        );
        await someMoment(stage, aim === 'workset' ? 120 : 200);
        if (phaseOf(console) !== 'complete' && killed < KILLS_OF_A_PROFILE) {
          await kills.kill(stage, () => phaseOf(console));
          killed += 1;
          continue;
        }
        // What was not killed need not be compared.
        if (killed > 0) await kills.settle(stage);
        else await stage.console?.kill();
        stage.newProfile();
        killed = 0;
      }
      if (killed > 0) await kills.settle(stage);
      process.stdout.write(kills.report('fill'));
      expect(kills.byPhase('workset')).toBeGreaterThan(SHARE / 10);
      expect(kills.byPhase('backfill')).toBeGreaterThan(SHARE / 10);
    } finally {
      await stage.close();
    }
  },
  PATIENCE_MS,
);
