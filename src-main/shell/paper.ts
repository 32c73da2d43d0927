import { BrowserWindow, session as electronSession } from 'electron';
import { guardSession } from './guards';

const SCHEME = 'heddle-paper';
const PAGE_URL = `${SCHEME}://page/`;

/** The scheme for pages to print; register it as standard before Electron is ready. */
export const PAPER_SCHEME = SCHEME;

/**
 * Shows a page to nobody, in a window without scripts and without anything on disk or from the
 * network, for as long as something is done with it.
 */
async function withPage<T>(html: string, use: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const session = electronSession.fromPartition('paper', { cache: false });
  guardSession(session, `${SCHEME}://page`);
  session.protocol.handle(
    SCHEME,
    () =>
      new Response(html, {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
          'x-content-type-options': 'nosniff',
        },
      }),
  );
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      spellcheck: false,
    },
  });
  try {
    await window.loadURL(PAGE_URL);
    return await use(window);
  } finally {
    window.destroy();
    session.protocol.unhandle(SCHEME);
  }
}

/** A page as PDF, in the paper size of where this computer is. */
export function pageToPdf(html: string): Promise<Uint8Array> {
  return withPage(html, (window) =>
    window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true }),
  );
}

/**
 * Prints a page with the system's dialog.
 *
 * @returns false when the dialog was closed without printing
 * @throws Error with the system's reason, which names no content
 */
export function printPage(html: string): Promise<boolean> {
  return withPage(
    html,
    (window) =>
      new Promise((resolve, reject) => {
        window.webContents.print({ printBackground: true }, (isPrinted, reason) => {
          if (isPrinted) resolve(true);
          else if (/cancel/i.test(reason)) resolve(false);
          else reject(new Error(reason));
        });
      }),
  );
}
