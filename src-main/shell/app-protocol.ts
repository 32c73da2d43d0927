import type { CustomScheme } from 'electron';
import { PDF_FRAME_ORIGIN } from './pdf-protocol';
import { resolveServedFile, servedFolderHandler } from './served-folder';

/** Not `file:`, whose pages may read other files; not `http:`, which others could serve. */
export const APP_SCHEME = 'heddle-app';
const APP_HOST = 'console';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const APP_URL = `${APP_ORIGIN}/index.html`;

export const APP_SCHEME_PRIVILEGES: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/**
 * Everything is forbidden except what the console ships. The network is main's: the page itself can
 * reach nobody, so that even a script that should not be there cannot send anything out.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: heddle-media:",
  "font-src 'self'",
  "connect-src 'self'",
  `frame-src ${PDF_FRAME_ORIGIN}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

const folder = (root: string) => ({ scheme: APP_SCHEME, host: APP_HOST, root, headers: HEADERS });

/** The file of the app's page that an address stands for; see `resolveServedFile`. */
export function resolveAppFile(root: string, address: string): string | null {
  return resolveServedFile(folder(root), address);
}

/**
 * Answers the page's requests from a folder.
 *
 * @param root absolute folder of the built renderer
 * @param read reads a file; injected for tests
 */
export function appProtocolHandler(
  root: string,
  read?: (file: string) => Promise<Uint8Array<ArrayBuffer>>,
): (request: Request) => Promise<Response> {
  return servedFolderHandler(folder(root), read);
}
