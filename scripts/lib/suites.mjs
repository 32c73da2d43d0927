import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withDisplay } from './bootstrap.mjs';
import { exists } from './cache.mjs';
import { packageApp } from './package.mjs';
import { buildDir, inModules, root } from './paths.mjs';
import { say } from './report.mjs';
import { capture, foreground } from './run.mjs';
import { prepareStage } from './stage.mjs';
import { playwrightTotals, totalsOf, vitestTotals } from './totals.mjs';

/** Where reports, screens of failed tests and the like end up. */
const reports = join(buildDir, 'test');

/**
 * Runs Vitest (unit and integration tests) under this Node.
 * @param {string[]} args for Vitest
 * @returns {Promise<import('./totals.mjs').Totals>}
 */
export async function runVitest(args) {
  const report = join(reports, 'vitest.json');
  await rm(report, { force: true });
  await foreground(process.execPath, [
    inModules('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ]);
  return totalsOf(report, vitestTotals);
}

/** A secret service of its own for the tests, so that safeStorage has somewhere to keep its key. */
const WITH_KEYRING =
  'printf heddle-test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"';

/** @param {string[]} command */
function withKeyring(command) {
  if (process.platform !== 'linux') return command;
  return ['dbus-run-session', '--', 'sh', '-c', WITH_KEYRING, 'sh', ...command];
}

/**
 * Runs the Playwright tests: as an unprivileged user when root asks, with a key ring, with a display.
 * @param {import('./bootstrap.mjs').Prepared} prepared
 * @param {string[]} args for Playwright
 * @param {{packaged: boolean}} options packaged: makes the packaged app first, for its smoke test
 * @returns {Promise<import('./totals.mjs').Totals>}
 */
export async function runPlaywright(prepared, args, { packaged }) {
  const packagedApp = packaged ? await packageApp(prepared) : undefined;
  const stage = await prepareStage(prepared, packagedApp ? { packagedApp } : {});
  const display = await withDisplay(stage.env);
  const report = join(stage.results, 'playwright.json');
  const output = join(stage.results, 'e2e');
  const command = stage.asUser(
    withKeyring([
      stage.node,
      join(stage.root, 'node_modules', '@playwright', 'test', 'cli.js'),
      'test',
      '--reporter=list,json',
      ...args,
    ]),
  );
  const [program = '', ...rest] = command;
  try {
    await rm(report, { force: true });
    await foreground(program, rest, {
      cwd: stage.root,
      env: {
        ...display.env,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        HEDDLE_TEST_OUTPUT: output,
        FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
      },
    });
  } finally {
    display.stop();
  }
  const totals = await totalsOf(report, playwrightTotals);
  if (stage.root !== root) await collect(stage.results);
  if (totals.failed > 0) say(`Screens and output of failed tests: ${join(reports, 'e2e')}`);
  return totals;
}

/** Brings the results of the other user's run home.
 * @param {string} results
 */
async function collect(results) {
  await mkdir(reports, { recursive: true });
  for (const name of ['playwright.json', 'e2e']) {
    const from = join(results, name);
    await rm(join(reports, name), { recursive: true, force: true });
    if (await exists(from)) await cp(from, join(reports, name), { recursive: true });
  }
}

/**
 * The static part: format, lint, types.
 * @returns {Promise<boolean>} true when there is nothing to report
 */
export async function runChecks() {
  /** @type {[string, string, string[]][]} */
  const checks = [
    ['format', inModules('@biomejs/biome/bin/biome'), ['format', '.', '--reporter=summary']],
    ['lint', inModules('oxlint/bin/oxlint'), ['--type-aware', '--deny-warnings']],
    ['zones', join(root, 'scripts', 'lint', 'main.mjs'), []],
    ['types', inModules('typescript/bin/tsc'), ['-b']],
  ];
  let good = true;
  for (const [name, script, args] of checks) {
    const { code, output } = await capture(process.execPath, [script, ...args]);
    say(`Check ${name}: ${code === 0 ? 'good' : 'FAILED'}`);
    if (code !== 0) say(output);
    good &&= code === 0;
  }
  return good;
}
