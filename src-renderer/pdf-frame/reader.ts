import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
// It registers itself: the reader runs in this frame's own process, and needs no worker beside it.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';

/** A larger picture in a PDF is left out: decoding it could take all memory. */
const IMAGE_MAX_PIXELS = 64 * 1024 * 1024;

const address = (folder: string) => new URL(`data/${folder}/`, document.baseURI).href;

/** Fetches the character maps and fonts that come with the reader. */
class OwnData {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const folder = kind === 'cMapUrl' ? 'cmaps' : 'fonts';
    const response = await fetch(address(folder) + encodeURIComponent(filename));
    if (!response.ok) throw new Error(`The reader has no ${filename}.`);
    return new Uint8Array(await response.arrayBuffer());
  }
}

/**
 * Reads a PDF: what is on its pages, and nothing of what it can do. No scripts (their sandbox is not
 * even shipped), no XFA forms, no code made at run time, no worker, no address but the reader's own.
 *
 * @throws what the reader throws; `PasswordException` by name for a protected file
 */
export function readPdf(bytes: ArrayBuffer): Promise<PDFDocumentProxy> {
  return getDocument({
    data: new Uint8Array(bytes),
    enableXfa: false,
    useWasm: false,
    useWorkerFetch: false,
    disableWorkerRendering: true,
    // Looks the same on every computer, and asks none for its fonts.
    useSystemFonts: false,
    maxImageSize: IMAGE_MAX_PIXELS,
    BinaryDataFactory: OwnData,
    cMapUrl: address('cmaps'),
    standardFontDataUrl: address('fonts'),
    wasmUrl: address('decoders'),
    verbosity: 0,
  }).promise;
}
