import type { App, Session, WebContents } from 'electron';

/** All that a page may do beyond showing itself: put text on the clipboard when asked to copy. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/**
 * Denies a session everything that a page could ask of the computer: permissions (asked for and
 * silently checked), devices, screen capture, downloads, the network.
 *
 * @param origin the app's own; even an allowed permission is for this one only, and for no frame in it
 */
export function guardSession(session: Session, origin: string): void {
  session.setPermissionRequestHandler((contents, permission, callback, { isMainFrame }) => {
    const isOwn = isMainFrame && originOf(contents.getURL()) === origin;
    callback(isOwn && ALLOWED_PERMISSIONS.has(permission));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) =>
      ALLOWED_PERMISSIONS.has(permission) && originOf(requestingOrigin) === origin,
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerDictionaryDownloadURL(NO_DICTIONARIES);
  void session.setProxy(NO_NETWORK);
}

/**
 * Everything that pages show comes from schemes of Heddle's own. Whatever a policy does not cover,
 * such as looking up a host name ahead of time, ends at a proxy that is not there.
 */
const NO_NETWORK = {
  mode: 'fixed_servers',
  proxyRules: 'http://127.0.0.1:1',
  proxyBypassRules: '<-loopback>',
} as const;

/** Spelling dictionaries would otherwise be fetched from Google when a text field gets focus. */
const NO_DICTIONARIES = 'https://dictionaries.invalid/';

/**
 * Denies every page of the app, also those nobody planned, to leave it or to open others.
 *
 * @param framed whole addresses that a frame inside of a page, and only that, may show as well
 */
export function guardAllPages(app: App, origin: string, framed: readonly string[] = []): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents, origin, framed));
}

function guardPage(contents: WebContents, origin: string, framed: readonly string[]): void {
  const stay = (event: { preventDefault(): void; url: string }): void => {
    if (originOf(event.url) !== origin) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame || !framed.includes(event.url)) stay(event);
  });
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/**
 * The origin of an address as scheme and host. Custom schemes have no origin for the URL class, so
 * it is put together here, from parsed parts.
 */
export function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return `${url.protocol}//${url.host}`;
}
