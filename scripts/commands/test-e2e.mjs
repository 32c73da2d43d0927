import { prepareElectron } from '../lib/bootstrap.mjs';
import { ensureBuild } from '../lib/build.mjs';
import { runMain } from '../lib/report.mjs';
import { runPlaywright } from '../lib/suites.mjs';

/**
 * `npm run test:e2e -- <arguments for Playwright>`. The packaged app is made only when its tests are
 * among those that run: it takes half a minute.
 */
runMain(async () => {
  const args = process.argv.slice(2);
  const prepared = await prepareElectron({ needsKeyring: true });
  await ensureBuild();
  const packaged = args.length === 0 || args.some((arg) => arg.includes('packaged'));
  const { passed, failed } = await runPlaywright(prepared, args, { packaged });
  return failed > 0 || passed === 0 ? 1 : 0;
});
