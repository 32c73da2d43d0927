import type { PdfFrameBegin, PdfFrameNotice, PdfFrameRequest } from '@shared/pdf-frame';
import { DocumentView } from './document-view';
import './frame.css';
import { readPdf } from './reader';

/*
 * Draws one PDF, a stranger's file, in a frame without an origin and in a process of its own. It gets
 * the bytes as a message, knows nothing else, and reaches nobody but the page that it is shown in.
 */

window.addEventListener('message', (event: MessageEvent<PdfFrameBegin>) => {
  const [port] = event.ports;
  if (event.source !== window.parent || !port || event.data.kind !== 'begin') return;
  void begin(event.data, port);
});

async function begin({ bytes, dress }: PdfFrameBegin, port: MessagePort): Promise<void> {
  const tell = (notice: PdfFrameNotice) => port.postMessage(notice);
  const { documentElement: root } = document;
  root.lang = dress.locale;
  root.dataset['scheme'] = dress.scheme;
  let view: DocumentView | null = null;
  port.addEventListener('message', ({ data }: MessageEvent<PdfFrameRequest>) => {
    if (data.kind === 'ping') tell({ kind: 'alive' });
    else if (data.kind === 'page') view?.showPage(data.page);
    else view?.zoom(data.to);
  });
  port.start();
  const pages = document.querySelector<HTMLElement>('#pages');
  if (!pages) return;
  addKeys(dress.dir, () => view, tell);
  window.addEventListener('focus', () => pages.focus());
  try {
    view = await DocumentView.show(pages, await readPdf(bytes), dress, tell);
  } catch (error) {
    const isProtected = error instanceof Error && error.name === 'PasswordException';
    tell({ kind: 'failed', why: isProtected ? 'password' : 'broken' });
  }
}

type Keys = Readonly<Record<string, (view: DocumentView) => void>>;

function addKeys(
  dir: 'ltr' | 'rtl',
  view: () => DocumentView | null,
  tell: (notice: PdfFrameNotice) => void,
): void {
  const on = dir === 'rtl' ? -1 : 1;
  const keys: Keys = {
    '+': (shown) => shown.zoom('in'),
    '=': (shown) => shown.zoom('in'),
    '-': (shown) => shown.zoom('out'),
    '0': (shown) => shown.zoom('fit'),
    ArrowRight: (shown) => shown.step(on),
    ArrowLeft: (shown) => shown.step(on === 1 ? -1 : 1),
  };
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') tell({ kind: 'escape' });
    if (event.altKey || event.shiftKey) return;
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    const shown = view();
    if (!act || !shown) return;
    event.preventDefault();
    act(shown);
  });
  window.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      view()?.zoom(event.deltaY < 0 ? 'in' : 'out');
    },
    { passive: false },
  );
}
