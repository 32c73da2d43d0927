import type { CustomScheme } from 'electron';
import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, sep } from 'node:path';

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
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * The file that an address of the app stands for.
 *
 * @param root absolute folder that is served
 * @param address the whole URL
 * @returns an absolute path inside `root`, or null: another host, an encoding that is not one, a
 *   type that is not served, or a way out of the folder
 */
export function resolveAppFile(root: string, address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST) return null;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  // A second decoding, a NUL or a backslash would mean different files to different readers.
  if (/[\0\\%]/.test(path) || !(extname(path) in MEDIA_TYPES)) return null;
  const file = join(root, path);
  const inside = relative(root, file);
  const escapes = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return inside === '' || escapes ? null : file;
}

/**
 * Answers the page's requests from a folder.
 *
 * @param root absolute folder of the built renderer
 * @param read reads a file; injected for tests
 */
export function appProtocolHandler(
  root: string,
  read: (file: string) => Promise<Uint8Array<ArrayBuffer>> = readFile,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405);
    const file = resolveAppFile(root, request.url);
    if (!file) return plain(404);
    try {
      const body = await read(file);
      return new Response(request.method === 'HEAD' ? null : body, {
        headers: headers(MEDIA_TYPES[extname(file)] ?? 'application/octet-stream'),
      });
    } catch {
      return plain(404);
    }
  };
}

function plain(status: number): Response {
  return new Response(null, { status, headers: headers('text/plain; charset=utf-8') });
}

function headers(contentType: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  };
}
