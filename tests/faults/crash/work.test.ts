import { expect, test } from 'vitest';
import {
  Kills,
  KILLS,
  PATIENCE_MS,
  SEED,
  someMoment,
  whyNoKills,
} from '../../fixtures/crash/kills';
import { seedDesk } from '../../fixtures/crash/seed';
import { Stage } from '../../fixtures/crash/stage';
import { seededRandom } from '../../fixtures/sync/fake-clock';

const SHARE = Math.ceil(KILLS * 0.55);
const BETWEEN_SETTLING = 30;
const LIFE_MS = 400;

test.skipIf(whyNoKills !== null)(
  `whoever types and sends loses nothing to a kill, and nothing goes out twice${whyNoKills ? ` (${whyNoKills})` : ''}`,
  async () => {
    const seeded = await seedDesk({ open: 30, openMessages: 3, resolved: 4, resolvedMessages: 20 });
    const stage = new Stage(seeded, seededRandom(SEED), 12);
    const kills = new Kills();
    let deeds = 0;
    /** What the last start took; the next one takes about as long. */
    let startMs = 300;
    try {
      await stage.startDesk();
      stage.busy(true);
      while (kills.count < SHARE) {
        const activity = stage.random() < 0.4 ? 'typing' : 'sending';
        const console = stage.console ?? (await stage.startConsole(activity));
        const startedAt = performance.now();
        if (stage.random() < 0.3) await someMoment(stage, startMs);
        else {
          const isNew = !console.lines.some(({ type }) => type === 'opened');
          await console.until('opened');
          if (isNew) startMs = performance.now() - startedAt;
          await someMoment(stage, LIFE_MS);
        }
        await kills.kill(stage, () =>
          console.lines.some(({ type }) => type === 'opened') ? activity : 'starting',
        );
        if (kills.count % BETWEEN_SETTLING !== 0) continue;
        await kills.settle(stage);
        deeds += stage.ledger.deeds;
        stage.newProfile();
        stage.busy(true);
      }
      await kills.settle(stage);
      deeds += stage.ledger.deeds;
      const sent = stage.sentMessages().length;
      process.stdout.write(
        kills.report('work', `; ${deeds} deeds shown as done, ${sent} messages on the desk`),
      );
      expect(sent).toBeGreaterThan(SHARE / 4);
      expect(deeds).toBeGreaterThan(SHARE);
      for (const phase of ['typing', 'sending', 'starting']) {
        expect(kills.byPhase(phase)).toBeGreaterThan(SHARE / 20);
      }
    } finally {
      await stage.close();
    }
  },
  PATIENCE_MS,
);
