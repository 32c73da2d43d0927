import { join } from 'node:path';
import { ensureBuild } from '../lib/build.mjs';
import { root } from '../lib/paths.mjs';
import { runMain } from '../lib/report.mjs';
import { foreground } from '../lib/run.mjs';

/** `npm run desk -- <arguments>`: the desk on its own, under Node. Paths are those of the caller. */
runMain(async () => {
  await ensureBuild();
  return foreground(
    process.execPath,
    ['--enable-source-maps', join(root, 'out', 'desk', 'cli.js'), ...process.argv.slice(2)],
    { cwd: process.env.INIT_CWD ?? process.cwd() },
  );
});
