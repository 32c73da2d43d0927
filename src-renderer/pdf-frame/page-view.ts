import {
  PixelsPerInch,
  TextLayer,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfFrameDress } from '@shared/pdf-frame';
import { canvasDensity } from './zoom';

/** Of one page; a few pages are drawn at a time. */
const CANVAS_MAX_PIXELS = 16 * 1024 * 1024;

export interface PageSize {
  /** Points on paper, 72 to the inch. */
  readonly width: number;
  readonly height: number;
}

/** The size of a page in points; a page that claims none is as large as a letter. */
export function sizeOf(page: PDFPageProxy): PageSize {
  const { width, height } = page.getViewport({ scale: 1 });
  return width > 0 && height > 0 ? { width, height } : { width: 612, height: 792 };
}

/** One page: a sheet of paper that is drawn while it is near, and blank otherwise. */
export class PageView {
  readonly element = document.createElement('div');
  private page: PDFPageProxy | null = null;
  private drawing: AbortController | null = null;
  private shown: { readonly canvas: HTMLCanvasElement; readonly scale: number } | null = null;

  constructor(
    private readonly pdf: PDFDocumentProxy,
    readonly number: number,
    private readonly dress: PdfFrameDress,
    estimate: PageSize,
  ) {
    this.element.className = 'page';
    this.element.setAttribute('role', 'region');
    const label = new Intl.NumberFormat(dress.locale).format(number);
    this.element.setAttribute('aria-label', dress.pageName.replace('{page}', label));
    this.resize(estimate);
  }

  /** Draws it at a scale, unless it stands there already; resolves when it is drawn or given up. */
  async draw(scale: number): Promise<void> {
    if (this.shown?.scale === scale) return;
    this.drawing?.abort();
    const drawing = new AbortController();
    this.drawing = drawing;
    try {
      this.page ??= await this.pdf.getPage(this.number);
      if (drawing.signal.aborted) return;
      this.resize(sizeOf(this.page));
      await this.paint(this.page, scale, drawing.signal);
    } catch {
      if (!drawing.signal.aborted) this.giveUp(scale);
    }
  }

  /** Gives back the memory of what is drawn. */
  blank(): void {
    this.drawing?.abort();
    this.drawing = null;
    this.shown = null;
    this.element.replaceChildren();
    this.page?.cleanup();
  }

  private resize({ width, height }: PageSize): void {
    this.element.style.setProperty('--page-width', String(width));
    this.element.style.setProperty('--page-height', String(height));
  }

  private async paint(page: PDFPageProxy, scale: number, signal: AbortSignal): Promise<void> {
    const viewport = page.getViewport({ scale: scale * PixelsPerInch.PDF_TO_CSS_UNITS });
    const density = canvasDensity(
      viewport.width,
      viewport.height,
      devicePixelRatio,
      CANVAS_MAX_PIXELS,
    );
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(viewport.width * density));
    canvas.height = Math.max(1, Math.floor(viewport.height * density));
    canvas.setAttribute('role', 'presentation');
    const task = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] });
    signal.addEventListener('abort', () => task.cancel());
    await task.promise;
    if (signal.aborted) return;
    const text = document.createElement('div');
    text.className = 'text';
    text.dir = 'ltr';
    this.shown = { canvas, scale };
    this.element.replaceChildren(canvas, text);
    const layer = new TextLayer({
      textContentSource: page.streamTextContent(),
      container: text,
      viewport,
    });
    signal.addEventListener('abort', () => layer.cancel());
    // Without its letters the page can still be read.
    await layer.render().catch(() => undefined);
  }

  private giveUp(scale: number): void {
    const words = document.createElement('p');
    words.className = 'broken';
    words.dir = 'auto';
    words.textContent = this.dress.pageBroken;
    this.shown = { canvas: document.createElement('canvas'), scale };
    this.element.replaceChildren(words);
  }
}
