import { useCallback, useEffect, useRef, useState } from 'react';
import {
  readPdfFrameNotice,
  type PdfFrameBegin,
  type PdfFrameDress,
  type PdfFrameNotice,
  type PdfFrameRequest,
} from '@shared/pdf-frame';
import { call } from '../../app/bridge';

/** How often the frame is asked whether it still answers, and after how many questions it is ended. */
const PING_EVERY_MS = 3000;
const UNANSWERED_MAX = 6;

export type PdfFailure =
  | { readonly why: 'password' | 'broken' | 'stuck' | 'notPdf' | 'tooLarge' }
  | { readonly why: 'unavailable'; readonly reason: string };

export interface PdfState {
  /** The file, once it is here: the frame is shown then, and takes it. */
  readonly bytes: Uint8Array | null;
  /** The first page can be seen. */
  readonly drawn: boolean;
  readonly pages: number;
  /** Of these so many are shown. */
  readonly shown: number;
  readonly page: number;
  readonly scale: number;
  readonly failure: PdfFailure | null;
}

const BEGINNING: PdfState = {
  bytes: null,
  drawn: false,
  pages: 0,
  shown: 0,
  page: 1,
  scale: 1,
  failure: null,
};

/**
 * Has a PDF drawn in a frame of its own: fetches the file, hands it over, and follows what the frame
 * tells. The frame reads a stranger's file and may say or do anything: what it says is checked, and
 * when it does not answer any more it is taken away.
 *
 * @param onEscape Escape was pressed in the frame
 */
export function usePdfFrame(id: string, dress: PdfFrameDress, onEscape: () => void) {
  const [state, setState] = useState<PdfState>(BEGINNING);
  const port = useRef<MessagePort | null>(null);
  const unanswered = useRef(0);
  const escape = useRef(onEscape);
  escape.current = onEscape;

  const fail = useCallback((failure: PdfFailure) => {
    port.current?.close();
    port.current = null;
    setState((before) => ({ ...before, bytes: null, failure }));
  }, []);

  const load = useCallback(() => {
    setState(BEGINNING);
    void call('attachment.document', { id }).then((result) => {
      if (result.ok) setState({ ...BEGINNING, bytes: result.value.bytes });
      else fail(failureOf(result.error.code, result.error.message));
    });
  }, [id, fail]);
  useEffect(load, [load]);

  const hear = useCallback(
    (notice: PdfFrameNotice) => {
      unanswered.current = 0;
      if (notice.kind === 'failed') fail({ why: notice.why });
      else if (notice.kind === 'escape') escape.current();
      else setState((before) => ({ ...before, ...told(notice) }));
    },
    [fail],
  );

  /** Hands the file to the frame, which has loaded its own script by then. */
  const begin = (frame: Window | null) => {
    if (state.bytes === null || frame === null) return;
    port.current?.close();
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const notice = readPdfFrameNotice(data);
      if (notice) hear(notice);
    });
    port1.start();
    port.current = port1;
    unanswered.current = 0;
    const bytes = Uint8Array.from(state.bytes).buffer;
    const message: PdfFrameBegin = { kind: 'begin', bytes, dress };
    // A sandboxed frame has no origin that could be named here; where it may be, main sees to.
    frame.postMessage(message, '*', [port2, bytes]);
  };

  const ask = useCallback((request: PdfFrameRequest) => port.current?.postMessage(request), []);

  const isOpen = state.bytes !== null;
  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setInterval(() => {
      unanswered.current += 1;
      if (unanswered.current > UNANSWERED_MAX) fail({ why: 'stuck' });
      else ask({ kind: 'ping' });
    }, PING_EVERY_MS);
    return () => clearInterval(timer);
  }, [isOpen, ask, fail]);
  useEffect(() => () => port.current?.close(), []);

  return { state, begin, ask, load };
}

function told(notice: Exclude<PdfFrameNotice, { kind: 'failed' | 'escape' }>): Partial<PdfState> {
  switch (notice.kind) {
    case 'loaded':
      return { pages: notice.pages, shown: notice.shown };
    case 'at':
      return { page: notice.page };
    case 'scale':
      return { scale: notice.scale };
    case 'drawn':
      return { drawn: true };
    case 'alive':
      return {};
  }
}

function failureOf(code: string, reason: string): PdfFailure {
  if (code === 'attachment-type') return { why: 'notPdf' };
  if (code === 'attachment-too-large') return { why: 'tooLarge' };
  return { why: 'unavailable', reason };
}
