import { join } from 'node:path';
import { prepareElectron, withDisplay } from '../lib/bootstrap.mjs';
import { ensureBuild } from '../lib/build.mjs';
import { engineFlags } from '../lib/node-flags.mjs';
import { root } from '../lib/paths.mjs';
import { runMain } from '../lib/report.mjs';
import { foreground } from '../lib/run.mjs';

/**
 * `npm run bench -- NAME <arguments>`: bench/run.ts under Node, with a display and, for the
 * benchmarks that start the app, the Electron to start in HEDDLE_ELECTRON.
 */
runMain(async () => {
  const { runtime, env } = await prepareElectron();
  await ensureBuild();
  const display = await withDisplay(env);
  try {
    return await foreground(
      process.execPath,
      [...engineFlags, join(root, 'out', 'bench', 'run.js'), ...process.argv.slice(2)],
      { env: { ...display.env, HEDDLE_ELECTRON: runtime.executable } },
    );
  } finally {
    display.stop();
  }
});
