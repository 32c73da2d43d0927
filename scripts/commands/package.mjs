import { prepareElectron } from '../lib/bootstrap.mjs';
import { packageApp } from '../lib/package.mjs';
import { runMain, say } from '../lib/report.mjs';

/** `npm run package -- --dir` or with electron-builder's arguments for a release (`--win`, `--mac`). */
runMain(async () => {
  const app = await packageApp(await prepareElectron(), process.argv.slice(2));
  say(process.argv.includes('--dir') ? `Packaged: ${app}` : 'Packaged into dist/.');
  return 0;
});
