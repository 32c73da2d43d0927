import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, sep } from 'node:path';

/** A folder of built files that a scheme of Heddle's own serves, to pages and to nobody else. */
export interface ServedFolder {
  readonly scheme: string;
  readonly host: string;
  /** Absolute path. */
  readonly root: string;
  /** Sent with every answer, also with those that there is nothing. */
  readonly headers: Readonly<Record<string, string>>;
}

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
  // What a PDF may refer to without bringing it along: character maps and fonts.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
};

/**
 * The file that an address stands for.
 *
 * @param address the whole URL
 * @returns an absolute path inside the folder, or null: another scheme or host, an encoding that is
 *   not one, a type that is not served, or a way out of the folder
 */
export function resolveServedFile(
  { scheme, host, root }: Pick<ServedFolder, 'scheme' | 'host' | 'root'>,
  address: string,
): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== `${scheme}:` || url.host !== host) return null;
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
 * Answers requests from a folder.
 *
 * @param read reads a file; injected for tests
 */
export function servedFolderHandler(
  folder: ServedFolder,
  read: (file: string) => Promise<Uint8Array<ArrayBuffer>> = readFile,
): (request: Request) => Promise<Response> {
  const headers = (contentType: string) => ({ ...folder.headers, 'content-type': contentType });
  const nothing = (status: number) =>
    new Response(null, { status, headers: headers('text/plain; charset=utf-8') });
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return nothing(405);
    const file = resolveServedFile(folder, request.url);
    if (!file) return nothing(404);
    try {
      const body = await read(file);
      return new Response(request.method === 'HEAD' ? null : body, {
        headers: headers(MEDIA_TYPES[extname(file)] ?? 'application/octet-stream'),
      });
    } catch {
      return nothing(404);
    }
  };
}
