/*
 * What the app's page and the frame that draws PDFs say to each other. The frame reads a stranger's
 * file: the page believes nothing of what it says that is not checked here.
 */

/** Where the frame is. Its scheme is its own: another site than the app, and so another process. */
export const PDF_FRAME_URL = 'heddle-pdf://frame/index.html';

/** The words and colours that the frame is given, because it has neither of its own. */
export interface PdfFrameDress {
  readonly scheme: 'light' | 'dark';
  /** Where the lines of the app's texts go: the arrow key that means "on" points there. */
  readonly dir: 'ltr' | 'rtl';
  /** BCP 47 tag of the words. */
  readonly locale: string;
  /** The name of a page, with `{page}` where its number goes. */
  readonly pageName: string;
  /** Stands on a page that could not be drawn. */
  readonly pageBroken: string;
}

/** The first message to the frame; it brings the port that everything else goes over. */
export interface PdfFrameBegin {
  readonly kind: 'begin';
  readonly bytes: ArrayBuffer;
  readonly dress: PdfFrameDress;
}

/** What the page asks of the frame. */
export type PdfFrameRequest =
  | { readonly kind: 'zoom'; readonly to: 'in' | 'out' | 'fit' }
  /** Pages count from 1. */
  | { readonly kind: 'page'; readonly page: number }
  /** Answered by `alive`: a file can keep its reader busy for ever. */
  | { readonly kind: 'ping' };

/** What the frame tells the page. */
export type PdfFrameNotice =
  | { readonly kind: 'loaded'; readonly pages: number; readonly shown: number }
  | { readonly kind: 'failed'; readonly why: 'password' | 'broken' }
  | { readonly kind: 'drawn' }
  | { readonly kind: 'at'; readonly page: number }
  /** 1: as large as on paper. */
  | { readonly kind: 'scale'; readonly scale: number }
  /** The keyboard is in the frame, and wants to leave. */
  | { readonly kind: 'escape' }
  | { readonly kind: 'alive' };

/** No file has more; a larger number is a lie. */
const PAGES_MAX = 10_000_000;
const SCALE_MAX = 100;

/**
 * What the frame said.
 *
 * @param data as it came over the port
 * @returns null for anything that is no notice
 */
export function readPdfFrameNotice(data: unknown): PdfFrameNotice | null {
  if (typeof data !== 'object' || data === null) return null;
  const said: Readonly<Record<string, unknown>> = { ...data };
  switch (said['kind']) {
    case 'loaded': {
      const { pages, shown } = said;
      return isCount(pages) && isCount(shown) && shown <= pages
        ? { kind: 'loaded', pages, shown }
        : null;
    }
    case 'failed':
      return { kind: 'failed', why: said['why'] === 'password' ? 'password' : 'broken' };
    case 'at':
      return isCount(said['page']) ? { kind: 'at', page: said['page'] } : null;
    case 'scale': {
      const { scale } = said;
      return typeof scale === 'number' && scale > 0 && scale <= SCALE_MAX
        ? { kind: 'scale', scale }
        : null;
    }
    case 'drawn':
      return { kind: 'drawn' };
    case 'escape':
      return { kind: 'escape' };
    case 'alive':
      return { kind: 'alive' };
    default:
      return null;
  }
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= PAGES_MAX;
}
