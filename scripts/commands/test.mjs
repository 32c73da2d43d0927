import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareElectron } from '../lib/bootstrap.mjs';
import { ensureBuild } from '../lib/build.mjs';
import { buildDir } from '../lib/paths.mjs';
import { SetupError, runMain, say } from '../lib/report.mjs';
import { runChecks, runPlaywright, runVitest } from '../lib/suites.mjs';
import { sum } from '../lib/totals.mjs';

const totalsFile = join(buildDir, 'test', 'totals.json');

/** Prints an expected failure and counts it as one failed test, so that the rest still runs.
 * @param {() => Promise<import('../lib/totals.mjs').Totals>} suite
 */
async function counted(suite) {
  try {
    return await suite();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`\n${error.message}\nWhat to do: ${error.remedy ?? 'see above'}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** `npm test`: everything, also after something has failed; the last line has the totals. */
runMain(async () => {
  await mkdir(join(totalsFile, '..'), { recursive: true });
  await rm(totalsFile, { force: true });
  const prepared = await prepareElectron({ needsKeyring: true });
  const checked = await runChecks();
  const vitest = await counted(() => runVitest([]));
  const playwright = await counted(async () => {
    await ensureBuild();
    return runPlaywright(prepared, [], { packaged: true });
  });
  const totals = sum([vitest, playwright]);
  await writeFile(totalsFile, JSON.stringify({ ...totals, vitest, playwright, checked }));
  say(`\nStatic checks: ${checked ? 'good' : 'FAILED'}`);
  say(`Vitest: ${vitest.passed} passed, ${vitest.failed} failed, ${vitest.skipped} skipped`);
  say(
    `Electron: ${playwright.passed} passed, ${playwright.failed} failed, ${playwright.skipped} skipped`,
  );
  process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`);
  return checked && totals.failed === 0 && totals.passed > 0 ? 0 : 1;
});
