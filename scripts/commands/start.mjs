import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { accountArguments, prepareElectron, withDisplay } from '../lib/bootstrap.mjs';
import { ensureBuild } from '../lib/build.mjs';
import { buildDir, root } from '../lib/paths.mjs';
import { runMain, say } from '../lib/report.mjs';
import { foreground } from '../lib/run.mjs';

/** `npm start -- <arguments for the app>` */
runMain(async () => {
  const { runtime, env } = await prepareElectron();
  await ensureBuild();
  const display = await withDisplay(env);
  if (display.virtual) {
    const screenshot = resolve(env.HEDDLE_SCREENSHOT ?? join(buildDir, 'heddle-window.png'));
    await mkdir(buildDir, { recursive: true });
    await rm(screenshot, { force: true });
    display.env = { ...display.env, HEDDLE_SCREENSHOT: screenshot };
    say('There is no display: Heddle runs on a virtual one (Xvfb).');
    say(`A picture of its window will be written to ${screenshot}`);
  }
  say('Starting Heddle…');
  try {
    return await foreground(
      runtime.executable,
      [root, ...accountArguments, ...process.argv.slice(2)],
      { env: display.env, cwd: process.env.INIT_CWD ?? process.cwd() },
    );
  } finally {
    display.stop();
  }
});
