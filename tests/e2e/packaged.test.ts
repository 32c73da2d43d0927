import { FuseV1Options, FuseVersion, getCurrentFuseWire, FuseState } from '@electron/fuses';
import { listPackage } from '@electron/asar';
import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * The packaged app. Its fuses keep Playwright out, as they keep everyone out, so it is asked to
 * report by itself (`--smoke-test`).
 */
const app = process.env['HEDDLE_PACKAGED_APP'] ?? '';
const resources = join(dirname(app), 'resources');

test.skip(app === '', 'no packaged app: npm run package -- --dir makes it, npm run test:e2e too');

test('its fuses are set as decided', async () => {
  const wire = await getCurrentFuseWire(app);
  const state = (fuse: FuseV1Options) => wire[fuse];
  expect(wire.version).toBe(FuseVersion.V1);
  expect({
    runAsNode: state(FuseV1Options.RunAsNode),
    cookieEncryption: state(FuseV1Options.EnableCookieEncryption),
    nodeOptions: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: state(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: state(FuseV1Options.OnlyLoadAppFromAsar),
    browserSnapshot: state(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    fileProtocol: state(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: FuseState.DISABLE,
    cookieEncryption: FuseState.ENABLE,
    nodeOptions: FuseState.DISABLE,
    inspect: FuseState.DISABLE,
    asarIntegrity: FuseState.ENABLE,
    onlyAsar: FuseState.ENABLE,
    browserSnapshot: FuseState.DISABLE,
    fileProtocol: FuseState.DISABLE,
  });
});

test('its archive holds the app, no sources, no maps, and one addon beside it', async () => {
  const files = listPackage(join(resources, 'app.asar'), { isPack: false });
  expect(files).toContain('/out/main/index.js');
  expect(files).toContain('/out/preload/index.cjs');
  expect(files).toContain('/out/renderer/index.html');
  const unwanted = files.filter(
    (file) => /\.(ts|tsx|map|c|cc|cpp|h|gyp|gypi)$/.test(file) || /\/(tests?|bench)\//.test(file),
  );
  expect(unwanted).toEqual([]);
  const unpacked = await readdir(join(resources, 'app.asar.unpacked'), { recursive: true });
  expect(unpacked.filter((file) => /\.\w+$/.test(file))).toEqual([
    join('node_modules/better-sqlite3/prebuilds', `${process.platform}-${process.arch}.node`),
  ]);
  expect(existsSync(join(resources, 'app'))).toBe(false);
});

test('it starts, shows its inbox and quits by itself', async () => {
  test.setTimeout(90_000);
  const userData = await mkdtemp(join(tmpdir(), 'heddle-packaged-'));
  const keyring = process.platform === 'linux' ? ['--password-store=gnome-libsecret'] : [];
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const { code, output } = await new Promise<{ code: number | null; output: string }>((done) => {
    const { HEDDLE_SQLITE_BINDING: _, ...env } = process.env;
    const args = ['--smoke-test', `--user-data=${userData}`, ...keyring, ...sandbox];
    const child = spawn(app, args, { env });
    const timer = setTimeout(() => child.kill('SIGKILL'), 75_000);
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.on('close', (exitCode) => {
      clearTimeout(timer);
      done({ code: exitCode, output: text });
    });
  });
  await rm(userData, { recursive: true, force: true });
  const line = output.split('\n').find((candidate) => candidate.startsWith('{"smoke":'));
  expect(line, output).toBeDefined();
  expect(JSON.parse(line ?? 'null'), output).toMatchObject({ smoke: 'ok' });
  expect(code, output).toBe(0);
});
