import type { App, Session, WebContents } from 'electron';

/** All that a page may do beyond showing itself: put text on the clipboard when asked to copy. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/**
 * Denies a session everything that a page could ask of the computer: permissions (asked for and
 * silently checked), devices, screen capture, downloads.
 *
 * @param origin the app's own; even an allowed permission is for this one only
 */
export function guardSession(session: Session, origin: string): void {
  session.setPermissionRequestHandler((contents, permission, callback) => {
    callback(ALLOWED_PERMISSIONS.has(permission) && originOf(contents.getURL()) === origin);
  });
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) =>
      ALLOWED_PERMISSIONS.has(permission) && originOf(requestingOrigin) === origin,
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerDictionaryDownloadURL(NO_DICTIONARIES);
}

/** Spelling dictionaries would otherwise be fetched from Google when a text field gets focus. */
const NO_DICTIONARIES = 'https://dictionaries.invalid/';

/** Denies every page of the app, also those nobody planned, to leave it or to open others. */
export function guardAllPages(app: App, origin: string): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents, origin));
}

function guardPage(contents: WebContents, origin: string): void {
  const stay = (event: { preventDefault(): void; url: string }): void => {
    if (originOf(event.url) !== origin) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
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
