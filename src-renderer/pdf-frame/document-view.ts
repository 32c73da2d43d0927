import { PixelsPerInch, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfFrameDress, PdfFrameNotice, PdfFrameRequest } from '@shared/pdf-frame';
import { PageView, sizeOf, type PageSize } from './page-view';
import { fittingScale, steppedScale } from './zoom';

/** A file that claims more pages is shown up to here: each one takes a place in the document. */
const PAGES_SHOWN_MAX = 2000;
/** Pages this far from the window, in heights of it, are drawn already. */
const NEAR = '100%';

type Zoom = Extract<PdfFrameRequest, { kind: 'zoom' }>['to'];

/** The pages of a PDF, one below the other, in an element that scrolls. */
export class DocumentView {
  private readonly pages: readonly PageView[];
  private readonly near = new Set<PageView>();
  private scale = 1;
  private fits = true;
  private current = 1;

  private constructor(
    private readonly root: HTMLElement,
    pdf: PDFDocumentProxy,
    dress: PdfFrameDress,
    private readonly first: PageSize,
    private readonly tell: (notice: PdfFrameNotice) => void,
  ) {
    const shown = Math.min(pdf.numPages, PAGES_SHOWN_MAX);
    this.pages = Array.from(
      { length: shown },
      (_, index) => new PageView(pdf, index + 1, dress, first),
    );
    tell({ kind: 'loaded', pages: pdf.numPages, shown });
    root.append(...this.pages.map(({ element }) => element));
    this.applyScale(this.fitting());
    this.watch();
  }

  /** @param tell hears what becomes of it */
  static async show(
    root: HTMLElement,
    pdf: PDFDocumentProxy,
    dress: PdfFrameDress,
    tell: (notice: PdfFrameNotice) => void,
  ): Promise<DocumentView> {
    // Most files have pages of one size; the others are corrected when they come near.
    const first = await pdf.getPage(1).then(sizeOf, () => ({ width: 612, height: 792 }));
    return new DocumentView(root, pdf, dress, first, tell);
  }

  /** Shows a page from its top; numbers outside of the file mean its ends. */
  showPage(page: number): void {
    const place = this.pages[Math.max(1, Math.min(this.pages.length, page)) - 1];
    if (place) this.root.scrollTop = place.element.offsetTop - this.gap();
  }

  /** Shows the page after (1) or before (-1) the one in sight. */
  step(by: 1 | -1): void {
    this.showPage(this.current + by);
  }

  zoom(to: Zoom): void {
    this.fits = to === 'fit';
    this.zoomTo(to === 'fit' ? this.fitting() : steppedScale(this.scale, to));
  }

  /** The page in sight stays in sight. */
  private zoomTo(scale: number): void {
    if (scale === this.scale) return;
    const page = this.pages[this.current - 1]?.element;
    const within = page ? (this.root.scrollTop - page.offsetTop) / page.offsetHeight : 0;
    this.applyScale(scale);
    if (page) this.root.scrollTop = page.offsetTop + within * page.offsetHeight;
    for (const each of this.near) void each.draw(scale);
  }

  private applyScale(scale: number): void {
    this.scale = scale;
    this.root.style.setProperty('--scale', String(scale));
    this.tell({ kind: 'scale', scale });
  }

  private fitting(): number {
    const room = this.root.clientWidth - 2 * this.gap();
    return fittingScale(room, this.first.width * PixelsPerInch.PDF_TO_CSS_UNITS);
  }

  private gap(): number {
    return Number.parseFloat(getComputedStyle(this.root).paddingTop);
  }

  private watch(): void {
    const views = new Map<Element, PageView>(this.pages.map((page) => [page.element, page]));
    let drawn = false;
    const nearness = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const page = views.get(target);
          if (!page) continue;
          if (!isIntersecting) {
            if (this.near.delete(page)) page.blank();
            continue;
          }
          this.near.add(page);
          void page.draw(this.scale).then(() => {
            if (!drawn) this.tell({ kind: 'drawn' });
            drawn = true;
          });
        }
      },
      { root: this.root, rootMargin: NEAR },
    );
    for (const { element } of this.pages) nearness.observe(element);
    this.root.addEventListener('scroll', () => this.look(), { passive: true });
    new ResizeObserver(() => {
      if (this.fits) this.zoomTo(this.fitting());
    }).observe(this.root);
    this.look();
  }

  /** Tells which page is in the middle. */
  private look(): void {
    const middle = this.root.scrollTop + this.root.clientHeight / 2;
    let low = 0;
    let high = this.pages.length - 1;
    while (low < high) {
      const between = Math.floor((low + high) / 2);
      const element = this.pages[between]?.element;
      if (element && element.offsetTop + element.offsetHeight < middle) low = between + 1;
      else high = between;
    }
    if (low + 1 === this.current) return;
    this.current = low + 1;
    this.tell({ kind: 'at', page: this.current });
  }
}
