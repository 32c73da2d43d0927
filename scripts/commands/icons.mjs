import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toIcns, toIco } from '../icons/containers.mjs';
import { accountArguments, prepareElectron, withDisplay } from '../lib/bootstrap.mjs';
import { root } from '../lib/paths.mjs';
import { runMain, say } from '../lib/report.mjs';
import { mustRun } from '../lib/run.mjs';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const WINDOWS_MAXIMUM = 256;

/** `npm run icons`: makes the icon files in assets/ from assets/icon.svg. */
runMain(async () => {
  const { runtime, env } = await prepareElectron();
  const display = await withDisplay(env);
  const folder = await mkdtemp(join(tmpdir(), 'heddle-icons-'));
  const assets = join(root, 'assets');
  try {
    const args = [join(assets, 'icon.svg'), folder, ...SIZES.map(String)];
    await mustRun(
      'The icon could not be drawn',
      'Open assets/icon.svg in a browser: is it a valid drawing?',
      runtime.executable,
      [join(root, 'scripts', 'icons', 'render.js'), ...accountArguments, ...args],
      { env: { ...display.env, ICON_ARGUMENTS: String(args.length) } },
    );
    const images = await Promise.all(
      SIZES.map(async (size) => ({ size, png: await readFile(join(folder, `${size}.png`)) })),
    );
    for (const { size, png } of images) {
      if (size === 512) await writeFile(join(assets, 'icon.png'), png);
      if (size === 1024) await writeFile(join(assets, 'icon@2x.png'), png);
    }
    await writeFile(
      join(assets, 'icon.ico'),
      toIco(images.filter(({ size }) => size <= WINDOWS_MAXIMUM)),
    );
    await writeFile(join(assets, 'icon.icns'), toIcns(images));
  } finally {
    display.stop();
    await rm(folder, { recursive: true, force: true });
  }
  say('assets/icon.png, icon.ico and icon.icns are made.');
  return 0;
});
