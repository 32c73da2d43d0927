import { join } from 'node:path';
import { ensureBuild } from '../lib/build.mjs';
import { engineFlags } from '../lib/node-flags.mjs';
import { root } from '../lib/paths.mjs';
import { runMain } from '../lib/report.mjs';
import { foreground } from '../lib/run.mjs';

/** Certificates of the system; Node without this flag has its own list only. */
const systemCertificates = process.allowedNodeEnvironmentFlags.has('--use-system-ca')
  ? ['--use-system-ca']
  : [];

/**
 * `npm run engine -- <arguments>`: the sync engine without a window, under Node. Paths are those of
 * the caller.
 */
runMain(async () => {
  await ensureBuild();
  return foreground(
    process.execPath,
    [
      ...engineFlags,
      ...systemCertificates,
      join(root, 'out', 'engine', 'cli.js'),
      ...process.argv.slice(2),
    ],
    {
      cwd: process.env.INIT_CWD ?? process.cwd(),
      // The proxy that HTTPS_PROXY names.
      env: { ...process.env, NODE_USE_ENV_PROXY: '1' },
    },
  );
});
