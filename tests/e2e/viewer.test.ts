import type { Frame, Page } from '@playwright/test';
import type { Visitor } from './support/team-desk';
import { brokenPdf, hostilePdf, pdfOfPages, protectedPdf } from './support/pdf';
import { pictureWith } from './support/picture';
import { passes } from './support/axe';
import { expect, test } from './support/team-test';

const nora: Visitor = { id: 'nora', name: 'Nora Lind' };
const PDF = 'application/pdf';

/** The frame that PDFs are drawn in. */
async function pdfFrame(page: Page): Promise<Frame> {
  await expect
    .poll(() => page.frames().some((each) => each.url().startsWith('heddle-pdf:')))
    .toBe(true);
  const frame = page.frames().find((each) => each.url().startsWith('heddle-pdf:'));
  if (!frame) throw new Error('There is no frame for PDFs.');
  return frame;
}

test('a picture is looked at closely, then the next one, and the keyboard is back where it was', async ({
  desk,
  signedIn,
}) => {
  await desk.arrives(nora, 'Look at my router', 'rosa');
  const long = `router ${'very '.repeat(40)}long name.png`;
  for (const name of ['first.png', long, 'third.png']) {
    await desk.sends(nora, '', { name, mediaType: 'image/png', bytes: pictureWith(name) });
  }
  const { app, console } = await signedIn('rosa');
  const conversation = await console.open('Nora Lind');
  const thumbnail = conversation.getByRole('button', { name: 'View first.png' });
  await thumbnail.press('Enter');
  const viewer = app.window.getByRole('dialog', { name: 'first.png' });
  await expect(viewer.getByText('Picture 1 of 3', { exact: true })).toBeVisible();
  await expect(viewer.getByText('Nora Lind')).toBeVisible();
  await expect(viewer.getByText('Shown at 100%')).toBeAttached();
  await passes(app.window, 'a picture');
  await app.window.keyboard.press('+');
  await app.window.keyboard.press('+');
  await expect(viewer.getByText('Shown at 156%')).toBeAttached();
  await app.window.keyboard.press('0');
  await expect(viewer.getByText('Shown at 100%')).toBeAttached();
  await app.window.keyboard.press('ArrowRight');
  const second = app.window.getByRole('dialog', { name: long });
  await expect(second.getByText('Picture 2 of 3', { exact: true })).toBeVisible();
  await expect(second.getByRole('img')).toHaveJSProperty('naturalWidth', 48);
  await second.getByRole('button', { name: 'Next picture' }).click();
  await expect(app.window.getByRole('dialog', { name: 'third.png' })).toBeVisible();
  await app.window.keyboard.press('Escape');
  await expect(app.window.getByRole('dialog')).toHaveCount(0);
  await expect(thumbnail).toBeFocused();
});

test('a PDF is read page by page, in a process that can reach nothing', async ({
  desk,
  signedIn,
}) => {
  await desk.arrives(nora, 'Here are your terms', 'rosa');
  const bytes = pdfOfPages(12);
  await desk.sends(nora, '', { name: 'terms.pdf', mediaType: PDF, bytes });
  const { app, console } = await signedIn('rosa');
  const conversation = await console.open('Nora Lind');
  const opener = conversation.getByRole('button', { name: 'View terms.pdf' });
  await opener.press('Enter');
  const viewer = app.window.getByRole('dialog', { name: 'terms.pdf' });
  const frame = await pdfFrame(app.window);
  await expect(frame.getByText('Clause 1.1', { exact: true })).toBeAttached();
  await expect(viewer.getByText('of 12')).toBeVisible();
  await viewer.getByRole('button', { name: 'Next page' }).click();
  const page = viewer.getByRole('textbox', { name: 'Page' });
  await expect(page).toHaveValue('2');
  await page.fill('11');
  await page.press('Enter');
  await expect(frame.getByText('Terms, part 11')).toBeInViewport();
  await viewer.getByRole('button', { name: 'Zoom in' }).click();
  await passes(app.window, 'a PDF');
  await expect(frame.getByText('Terms, part 11')).toBeAttached();

  // What the frame could do, if the file took it over.
  const reached = await frame.evaluate(async () => {
    const works = async (attempt: () => unknown) => {
      try {
        await attempt();
        return true;
      } catch {
        return false;
      }
    };
    return {
      bridge: 'heddle' in window,
      origin: window.origin,
      parent: await works(() => window.parent.document),
      app: await works(() => fetch('heddle-app://console/index.html')),
      files: await works(() => fetch('heddle-media://attachment/a')),
      network: await works(() => fetch('http://127.0.0.1:1/')),
      // What a test runs may make code; what the page runs by itself may not.
      code: await new Promise((resolve) => {
        setTimeout(() => resolve(works(() => Reflect.construct(Function, ['return 1']))));
      }),
      storage: await works(() => window.localStorage.length),
      clipboard: await works(() => navigator.clipboard.writeText('x')),
    };
  });
  expect(reached).toEqual({
    bridge: false,
    origin: 'null',
    parent: false,
    app: false,
    files: false,
    network: false,
    code: false,
    storage: false,
    clipboard: false,
  });
  const processes = await app.electron.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .flatMap(({ mainFrame }) => mainFrame.framesInSubtree)
      .map(({ url, osProcessId }) => ({ pdf: url.startsWith('heddle-pdf:'), osProcessId })),
  );
  const own = processes.filter(({ pdf }) => pdf).map(({ osProcessId }) => osProcessId);
  const others = processes.filter(({ pdf }) => !pdf).map(({ osProcessId }) => osProcessId);
  expect(own).toHaveLength(1);
  expect(others).not.toContain(own[0]);

  // The keyboard is in the frame, which passes on the one key that is not about its pages.
  await frame.locator('#pages').focus();
  // The frame goes at the key, perhaps before it has said that it had it: nobody may wait for that.
  app.window.keyboard.press('Escape').catch(() => {});
  await expect(viewer).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('hostile, protected and broken PDFs do nothing and say so', async ({ desk, signedIn }) => {
  await desk.arrives(nora, 'My invoice', 'rosa');
  const files = [
    ['hostile.pdf', hostilePdf()],
    ['protected.pdf', protectedPdf()],
    ['broken.pdf', brokenPdf()],
    ['none.pdf', Buffer.from('<script>alert(1)</script>')],
  ] as const;
  for (const [name, bytes] of files) await desk.sends(nora, '', { name, mediaType: PDF, bytes });
  const { app, console } = await signedIn('rosa');
  const { window } = app;
  const dialogs: string[] = [];
  window.on('dialog', (dialog) => dialogs.push(dialog.message()));
  const conversation = await console.open('Nora Lind');
  const open = async (name: string) => {
    await conversation.getByRole('button', { name: `View ${name}` }).click();
    return window.getByRole('dialog', { name });
  };

  await open('hostile.pdf');
  const frame = await pdfFrame(window);
  await expect(frame.getByText('Please pay at once')).toBeAttached();
  await frame.getByText('Please pay at once').click();
  expect(await frame.locator('a, input, button, form, iframe, embed, object').count()).toBe(0);
  expect(await window.title()).not.toContain('owned');
  expect(app.electron.windows()).toHaveLength(1);
  expect(dialogs).toEqual([]);
  // It takes its own process down, and nobody else's.
  await frame.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  await window.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(window.getByRole('dialog')).toHaveCount(0);

  const secret = await open('protected.pdf');
  await expect(secret.getByRole('alert')).toContainText('protected with a password');
  await expect(secret.getByRole('button', { name: 'Save as…' })).toHaveCount(2);
  await window.keyboard.press('Escape');
  const broken = await open('broken.pdf');
  await expect(broken.getByRole('alert')).toContainText('damaged');
  await window.keyboard.press('Escape');
  const none = await open('none.pdf');
  await expect(none.getByRole('alert')).toContainText('it is none');
});
