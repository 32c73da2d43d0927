import type { CustomScheme } from 'electron';
import { servedFolderHandler } from './served-folder';

/** The scheme of the frame that PDFs are drawn in (docs/decisions/0005-pdf-preview.md). */
export const PDF_SCHEME = 'heddle-pdf';
const PDF_HOST = 'frame';
export const PDF_FRAME_ORIGIN = `${PDF_SCHEME}://${PDF_HOST}`;

/** `corsEnabled`: the sandboxed frame has no origin, and asks even for its own script as a stranger. */
export const PDF_SCHEME_PRIVILEGES: CustomScheme = {
  scheme: PDF_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
};

/**
 * What the frame may do: run the reader that Heddle ships and read the fonts that come with it. The
 * PDF itself arrives as a message; there is no address of it, nor of anything else.
 *
 * @param app the origin of the page that may show the frame
 */
export function pdfFramePolicy(app: string): string {
  return [
    "default-src 'none'",
    `script-src ${PDF_FRAME_ORIGIN}`,
    `style-src ${PDF_FRAME_ORIGIN}`,
    `connect-src ${PDF_FRAME_ORIGIN}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${app}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    // Also if something should load it without the attribute of the same name.
    'sandbox allow-scripts',
  ].join('; ');
}

/**
 * Answers the frame's requests: its own files, which are the same for everybody.
 *
 * @param root absolute folder of the built frame
 * @param app the origin of the page that may show the frame
 * @param read reads a file; injected for tests
 */
export function pdfProtocolHandler(
  root: string,
  app: string,
  read?: (file: string) => Promise<Uint8Array<ArrayBuffer>>,
): (request: Request) => Promise<Response> {
  const headers = {
    'content-security-policy': pdfFramePolicy(app),
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  };
  return servedFolderHandler({ scheme: PDF_SCHEME, host: PDF_HOST, root, headers }, read);
}
