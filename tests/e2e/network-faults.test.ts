import { createHash, X509Certificate } from 'node:crypto';
import { makeCertificate } from '../fixtures/sync/certificate';
import { type Fault, startFaultProxy } from '../fixtures/sync/fault-proxy';
import { Console } from './support/console';
import type { Visitor } from './support/team-desk';
import { expect, test } from './support/team-test';

/* Node's network and Electron's fail in different words: here it is Electron's own. */

const grace: Visitor = { id: 'grace', name: 'Grace Okafor' };

/** The engine comes back by itself; its pauses grow with the time that a fault lasted. */
const RECONNECT_MS = 60_000;

// Several faults, one after the other, each with its pauses.
test.setTimeout(240_000);

const PORTAL: Fault = {
  do: 'answer',
  status: 302,
  headers: { location: 'http://portal.example.com/login' },
  body: '',
};
const PORTAL_PAGE: Fault = {
  do: 'answer',
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Guest Wi-Fi</title><form><input type="password"></form>',
};
const PROXY: Fault = {
  do: 'answer',
  status: 407,
  headers: { 'proxy-authenticate': 'Basic realm="Office"' },
  body: '',
};

/** What Chromium calls a certificate by. */
function spkiHash(pem: string): string {
  const key = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}

test('a captive portal and a proxy are named at sign-in and in the status line, and pass', async ({
  desk,
  start,
}) => {
  await desk.arrives(grace, 'The replacement router arrived but the light stays red.', 'rosa');
  const proxy = await startFaultProxy(() => desk.url);
  try {
    const app = await start({ args: ['--practice-speed=0'] });
    const console = new Console(app.window);
    const alert = app.window.getByRole('alert');
    await console.signOut();
    proxy.decide = () => PORTAL;
    await console.signIn(proxy.url, 'rosa');
    await expect(alert).toContainText('A login page answers instead of the desk.');
    proxy.decide = () => PROXY;
    await console.signIn(proxy.url, 'rosa');
    await expect(alert).toContainText('The proxy of this network wants a user name and password');

    proxy.decide = () => ({ do: 'pass' });
    await console.signIn(proxy.url, 'rosa');
    await expect(console.rows()).toHaveCount(1);
    await expect(console.status).toContainText('History complete');
    for (const [fault, words] of [
      [PORTAL, 'Network wants a sign-in'],
      [PORTAL_PAGE, 'Network wants a sign-in'],
      [PROXY, 'Proxy wants a sign-in'],
    ] as const) {
      proxy.decide = () => fault;
      proxy.dropConnections();
      await expect(console.status).toContainText(words, { timeout: RECONNECT_MS });
      proxy.decide = () => ({ do: 'pass' });
      await expect(console.status).toContainText('Connected', { timeout: RECONNECT_MS });
    }
  } finally {
    await proxy.close();
  }
});

test('a certificate that is not trusted is named at sign-in and in the status line', async ({
  desk,
  start,
}) => {
  await desk.arrives(grace, 'The replacement router arrived but the light stays red.', 'rosa');
  const trusted = makeCertificate('A desk');
  const proxy = await startFaultProxy(() => desk.url, { certificate: trusted });
  try {
    const app = await start({
      args: [
        '--practice-speed=0',
        `--ignore-certificate-errors-spki-list=${spkiHash(trusted.cert)}`,
      ],
    });
    const console = new Console(app.window);
    await console.signOut();
    proxy.present(makeCertificate('Somebody in between'));
    await console.signIn(proxy.url, 'rosa');
    await expect(app.window.getByRole('alert')).toContainText(
      'The certificate of the desk is not trusted by this computer.',
    );
    expect(proxy.asked).toEqual([]);

    proxy.present(trusted);
    await console.signIn(proxy.url, 'rosa');
    await expect(console.rows()).toHaveCount(1);
    await expect(console.status).toContainText('History complete');
    proxy.present(makeCertificate('Somebody in between'));
    proxy.dropConnections();
    await expect(console.status).toContainText('Connection not trusted', { timeout: RECONNECT_MS });
    // Reading, typing and answering go on, and nothing is sent to whoever is in between.
    const asked = proxy.asked.length;
    await console.open('Grace Okafor');
    await console.answer('Grace Okafor', 'A new one leaves our warehouse today.');
    await expect(console.status).toContainText('1 waiting');
    expect(proxy.asked).toHaveLength(asked);
    proxy.present(trusted);
    proxy.dropConnections();
    await expect(console.status).toContainText('Connected', { timeout: RECONNECT_MS });
    await expect(console.status).toContainText('All sent');
    expect(await desk.agentTexts(grace)).toEqual(['A new one leaves our warehouse today.']);
  } finally {
    await proxy.close();
  }
});

test('the sync panel opens from the status line and the palette, copies a report and rebuilds the index', async ({
  desk,
  signedIn,
}) => {
  await desk.arrives(grace, 'The unmistakable replacement router stays red.', 'rosa');
  const { app, console } = await signedIn('rosa');
  await expect(console.status).toContainText('History complete');
  await console.status.getByRole('button').click();
  const panel = app.window.getByRole('dialog', { name: 'Connection and sync' });
  await expect(panel.getByText('Everything is here and everything is sent')).toBeVisible();

  await panel.getByRole('button', { name: 'Check now' }).click();
  await expect(panel.getByText('Search index is fine')).toBeVisible();
  await panel.getByRole('button', { name: 'Rebuild' }).click();
  await expect(panel.getByRole('button', { name: 'Rebuild' })).toBeEnabled();
  await expect(panel.getByText('Checked just now')).toBeVisible();

  await panel.getByRole('button', { name: 'Copy report' }).click();
  await expect(panel.getByText(/^Copied\./)).toBeVisible();
  const report = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(report).toContain('Heddle report of ');
  expect(report).toMatch(/Desk +127\.0\.0\.1:\d+/);
  expect(report).toMatch(/Connection +connected for /);
  expect(report).not.toMatch(/Grace|Okafor|unmistakable|rosa|grace/i);

  await app.window.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await app.window.keyboard.press('ControlOrMeta+Shift+f');
  await console.search.getByRole('combobox').fill('unmistakable');
  await expect(console.search.getByRole('option', { name: /unmistakable/ })).toBeVisible();
  await app.window.keyboard.press('Escape');
  await app.window.keyboard.press('ControlOrMeta+k');
  await app.window.keyboard.type('connection and sync');
  await app.window.keyboard.press('Enter');
  await expect(panel).toBeVisible();
});

test('a file says how far it is on its way to the desk; its reply is taken back meanwhile, and goes out whole', async ({
  desk,
  start,
}) => {
  await desk.arrives(grace, 'Can you send me the manual?', 'rosa');
  const proxy = await startFaultProxy(() => desk.url);
  try {
    const app = await start({ args: ['--practice-speed=0'] });
    const console = new Console(app.window);
    await console.signOut();
    await console.signIn(proxy.url, 'rosa');
    const conversation = await console.open(grace.name);
    // More than the buffers of the system take at once.
    const buffer = Buffer.alloc(19_000_000, 'Page after page. ');
    const file = { name: 'manual.txt', mimeType: 'text/plain', buffer };
    await conversation.locator('input[type=file]').setInputFiles(file);
    await expect(conversation.getByRole('button', { name: 'Remove manual.txt' })).toBeVisible();
    proxy.decide = (path) =>
      path.startsWith('/v1/attachments')
        ? { do: 'stall-request', afterBytes: 100_000 }
        : { do: 'pass' };
    await console.answer(grace.name, 'Here it is.');
    const progress = conversation.getByRole('progressbar', {
      name: 'Sending manual.txt to the desk',
    });
    await expect(progress).toBeVisible();
    const share = () => progress.evaluate((element: HTMLProgressElement) => element.value);
    await expect.poll(share).toBeGreaterThan(0);
    expect(await share()).toBeLessThan(1);
    await conversation.getByRole('button', { name: 'Stop and take back' }).click();
    await expect(console.reply(grace.name)).toHaveValue('Here it is.');
    await expect(progress).toHaveCount(0);

    proxy.decide = () => ({ do: 'pass' });
    await console.reply(grace.name).press('ControlOrMeta+Enter');
    await expect.poll(() => desk.agentTexts(grace)).toEqual(['Here it is.']);
    await expect(conversation.getByRole('button', { name: 'Save manual.txt' })).toBeVisible();
  } finally {
    await proxy.close();
  }
});
