import type { ElectronApplication } from '@playwright/test';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, type StartedApp } from './fixtures/app';

const ORIGIN = 'heddle-app://console';

/** Waits until the app printed a milestone, and gives its time in ms since the start. */
async function milestone(app: StartedApp, name: string): Promise<number> {
  const pattern = new RegExp(`"milestone":"${name}","atMs":(\\d+)`);
  await expect.poll(() => app.output(), { timeout: 30_000 }).toMatch(pattern);
  return Number(pattern.exec(app.output())?.[1]);
}

/** What the page said went wrong, the policy's refusals included. */
function complaints(app: StartedApp): string[] {
  const said: string[] = [];
  app.window.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  app.window.on('pageerror', (error) => said.push(error.message));
  return said;
}

const processesNamed = (electron: ElectronApplication, name: string) =>
  electron.evaluate(
    ({ app }, wanted) =>
      app
        .getAppMetrics()
        .filter((each) => each.serviceName === wanted || each.name === wanted)
        .map((each) => each.pid),
    name,
  );

test('the page can reach nothing but the bridge', async ({ start }) => {
  const app = await start();
  const { window } = app;
  await milestone(app, 'inbox-shown');
  expect(new URL(window.url()).href.startsWith(`${ORIGIN}/`)).toBe(true);
  const seen = await window.evaluate(async () => {
    const reach = async (work: () => unknown): Promise<string> => {
      try {
        await work();
        return 'reached';
      } catch {
        return 'refused';
      }
    };
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      violations.push(event.effectiveDirective);
    });
    const picture = document.createElement('img');
    picture.src = 'https://example.com/tracker.png';
    document.body.append(picture);
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    document.body.append(frame);
    const result = {
      bridge: Object.keys(Reflect.get(window, 'heddle')),
      globals: ['require', 'process', 'Buffer', 'module', 'global'].filter(
        (each) => each in window,
      ),
      inline: await reach(() => picture.setAttribute('onerror', 'alert(1)')),
      // Later, because the debugger that runs this function may evaluate text while it does.
      evaluated: await reach(
        () =>
          new Promise((resolve, reject) => {
            setTimeout(() => {
              try {
                resolve(Reflect.construct(Function, ['return 1'])());
              } catch (error) {
                reject(error);
              }
            }, 0);
          }),
      ),
      markup: await reach(() => {
        document.createElement('div').innerHTML = '<b>x</b>';
      }),
      network: await reach(() => fetch('https://example.com/')),
      file: await reach(() => fetch('file:///etc/hosts')),
      outside: (await fetch('heddle-app://console/..%2f..%2fpackage.json')).status,
      opened: globalThis.open('https://example.com/') === null,
      microphone: await reach(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      clipboard: await reach(() => navigator.clipboard.readText()),
      notifications: await Notification.requestPermission(),
    };
    await new Promise((resolve) => setTimeout(resolve, 0));
    return { ...result, violations };
  });
  expect(seen).toMatchObject({
    bridge: ['call', 'on', 'milestone'],
    globals: [],
    inline: 'refused',
    evaluated: 'refused',
    markup: 'refused',
    network: 'refused',
    file: 'refused',
    outside: 404,
    opened: true,
    microphone: 'refused',
    clipboard: 'refused',
    notifications: 'denied',
  });
  expect(seen.violations).toEqual(expect.arrayContaining(['img-src', 'frame-src', 'connect-src']));
  await window.evaluate(() => {
    location.href = 'https://example.com/';
  });
  expect(new URL(window.url()).href.startsWith(`${ORIGIN}/`)).toBe(true);
  expect(
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
  ).toBe(1);
});

test('every window has the preferences that protect', async ({ start }) => {
  const { electron } = await start();
  const windows = await electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // Not in the typings, but there.
      const read: unknown = Reflect.get(contents, 'getLastWebPreferences');
      const preferences: unknown = typeof read === 'function' ? read.call(contents) : null;
      return { preferences, persistent: contents.session.isPersistent() };
    }),
  );
  expect(windows).toHaveLength(1);
  expect(windows[0]).toMatchObject({
    persistent: false,
    preferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    },
  });
});

test('no other page gets an answer, even with the same preload', async ({ start }) => {
  const app = await start();
  await milestone(app, 'inbox-shown');
  const file = resolve(import.meta.dirname, '../../out/preload/index.cjs');
  const answers = await app.electron.evaluate(async ({ BrowserWindow }, preload) => {
    const own = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!own) throw new Error('no window');
    const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await foreign.loadURL('data:text/html,<title>foreign</title>');
    const ask = "window.heddle.call('session.get', undefined)";
    const foreignAnswer: unknown = await foreign.webContents.executeJavaScript(ask);
    const twin = new BrowserWindow({
      show: false,
      webPreferences: { preload, sandbox: true, session: own.session },
    });
    await twin.loadURL('heddle-app://console/index.html');
    const twinAnswer: unknown = await twin.webContents.executeJavaScript(ask);
    foreign.destroy();
    twin.destroy();
    return [foreignAnswer, twinAnswer];
  }, file);
  for (const answer of answers) {
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  }
});

test('opens on live practice customers, and on the cache at once the next time', async ({
  start,
}) => {
  const first = await start();
  const errors = complaints(first);
  await milestone(first, 'inbox-shown');
  const inbox = first.window.getByRole('region', { name: 'Inbox' });
  const rows = inbox.getByRole('option');
  await expect(rows.first()).toBeVisible();
  const name = await rows.first().innerText();
  expect(errors).toEqual([]);
  await first.close();

  const again = await start({ userData: first.userData });
  await milestone(again, 'inbox-shown');
  await expect(again.window.getByRole('region', { name: 'Inbox' })).toContainText(
    name.split('\n')[1] ?? name,
  );
});

test('says so when the practice desk dies, and recovers', async ({ start }) => {
  const app = await start();
  await milestone(app, 'inbox-shown');
  const status = app.window.getByRole('status', { name: 'Connection' });
  await expect(status).toContainText('Connected');
  const [pid] = await processesNamed(app.electron, 'Heddle practice desk');
  if (pid === undefined) throw new Error('The practice desk does not run.');
  process.kill(pid, 'SIGKILL');
  await expect(status).not.toContainText('Connected');
  await expect(status).toContainText('Connected', { timeout: 30_000 });
  const [next] = await processesNamed(app.electron, 'Heddle practice desk');
  expect(next).not.toBe(pid);
});

test('keeps what customers write out of every file it leaves behind', async ({ start }) => {
  const app = await start();
  await milestone(app, 'inbox-shown');
  const inbox = app.window.getByRole('region', { name: 'Inbox' });
  const row = inbox.getByRole('option').first();
  await row.click();
  const conversation = app.window.getByRole('region', { name: /^Conversation with/ });
  await expect(conversation).toBeVisible();
  const customer = /^Conversation with (.*)$/.exec(
    (await conversation.getAttribute('aria-label')) ?? '',
  )?.[1];
  if (customer === undefined) throw new Error('The conversation names nobody.');
  await milestone(app, 'thread-painted');
  await app.close();
  const files = await readdir(app.userData, { recursive: true, withFileTypes: true });
  const leaking: string[] = [];
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    // The practice desk is the other side: an organisation's server, with storage of its own.
    if (!file.isFile() || path.includes(`${app.userData}/practice`)) continue;
    if ((await readFile(path)).includes(customer)) leaking.push(path);
  }
  expect(leaking).toEqual([]);
});

test('a second start brings the first one to the front and ends', async ({ start }) => {
  const app = await start();
  await milestone(app, 'inbox-shown');
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const args = await app.electron.evaluate(() => process.argv);
  const [executable = '', ...rest] = args;
  await promisify(execFile)(executable, rest, { timeout: 30_000 });
  await expect
    .poll(() =>
      app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()),
    )
    .toBe(false);
});
