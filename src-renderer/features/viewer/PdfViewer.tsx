import { ChevronDown, ChevronUp, ShieldCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { PDF_FRAME_URL } from '@shared/pdf-frame';
import { useI18n, type I18n } from '../../i18n';
import { Button, IconButton, safeText } from '../../ui';
import { sizeInWords } from '../composer/files';
import { usePdfFrame, type PdfFailure, type PdfState } from './use-pdf-frame';
import { useViewerKeys } from './use-viewer-keys';
import { NotShown, ViewerFrame, ZoomTools } from './ViewerFrame';
import type { ViewedFile } from './viewer-state';
import styles from './Viewer.module.css';

/** A customer's PDF, drawn in a sandbox: what is on its pages, and nothing of what it can do. */
export function PdfViewer({
  file,
  onClose,
}: {
  readonly file: ViewedFile;
  readonly onClose: () => void;
}) {
  const i18n = useI18n();
  const { t, dir, locale } = i18n;
  const { attachment } = file;
  const name = safeText(attachment.name);
  const frame = useRef<HTMLIFrameElement>(null);
  const isDark = document.documentElement.dataset['theme']?.endsWith('dark') ?? false;
  const { state, begin, ask, load } = usePdfFrame(
    attachment.id,
    {
      scheme: isDark ? 'dark' : 'light',
      locale,
      dir,
      pageName: t('viewer.pdf.pageName', { page: '{page}' }),
      pageBroken: t('viewer.pdf.pageBroken'),
    },
    onClose,
  );
  const { page, shown, pages, failure, drawn } = state;
  const goTo = (wanted: number) => ask({ kind: 'page', page: wanted });
  const zoom = (to: 'in' | 'out' | 'fit') => ask({ kind: 'zoom', to });
  const next = () => goTo(page + 1);
  const previous = () => goTo(page - 1);
  useViewerKeys({
    '+': () => zoom('in'),
    '=': () => zoom('in'),
    '-': () => zoom('out'),
    '0': () => zoom('fit'),
    PageDown: next,
    PageUp: previous,
    ArrowRight: dir === 'rtl' ? previous : next,
    ArrowLeft: dir === 'rtl' ? next : previous,
    Home: () => goTo(1),
    End: () => goTo(shown),
  });
  // The keyboard goes to the pages, as soon as there are some: its arrows scroll them.
  useEffect(() => {
    if (drawn) frame.current?.focus();
  }, [drawn]);
  return (
    <ViewerFrame
      file={file}
      note={pages > shown ? t('viewer.pdf.cut', { shown, count: pages }) : undefined}
      onClose={onClose}
      tools={
        failure === null && (
          <>
            <PageTools state={state} goTo={goTo} />
            <ZoomTools scale={state.scale} disabled={!drawn} zoom={zoom} />
          </>
        )
      }
    >
      <div className={styles.body}>
        {failure !== null && (
          <NotShown
            id={attachment.id}
            actions={
              failure.why === 'unavailable' && <Button onClick={load}>{t('viewer.retry')}</Button>
            }
          >
            {failureWords(i18n, failure, attachment.sizeBytes)}
          </NotShown>
        )}
        {failure === null && !drawn && (
          <p role="status" className={styles.loading}>
            {t('viewer.loading', { name })}
          </p>
        )}
        {state.bytes !== null && (
          <iframe
            ref={frame}
            src={PDF_FRAME_URL}
            sandbox="allow-scripts"
            referrerPolicy="no-referrer"
            title={t('viewer.pdf.frame', { name })}
            className={styles.frame}
            data-drawn={drawn || undefined}
            onLoad={({ currentTarget }) => begin(currentTarget.contentWindow)}
          />
        )}
      </div>
      {failure === null && (
        <p className={styles.foot}>
          <ShieldCheck size={14} strokeWidth={1.8} aria-hidden="true" />
          {t('viewer.pdf.safe')}
        </p>
      )}
    </ViewerFrame>
  );
}

function failureWords({ t }: I18n, failure: PdfFailure, sizeBytes: number): string {
  switch (failure.why) {
    case 'unavailable':
      return t('viewer.pdf.unavailable', { reason: failure.reason });
    case 'tooLarge':
      return t('viewer.pdf.tooLarge', { size: sizeInWords(sizeBytes) });
    case 'password':
    case 'broken':
    case 'stuck':
    case 'notPdf':
      return t(`viewer.pdf.${failure.why}`);
  }
}

/** Which page is in sight, and the way to another one. */
function PageTools(props: { readonly state: PdfState; readonly goTo: (page: number) => void }) {
  const { t, number } = useI18n();
  const { page, shown } = props.state;
  /** What is being typed; null: the field follows the pages. */
  const [typed, setTyped] = useState<string | null>(null);
  const go = () => {
    const wanted = Number.parseInt(typed ?? '', 10);
    if (wanted >= 1) props.goTo(Math.min(shown, wanted));
    setTyped(null);
  };
  return (
    <div className={styles.zoom}>
      <IconButton
        label={t('viewer.pdf.previous')}
        keys="PageUp"
        aria-disabled={page <= 1}
        onClick={() => props.goTo(page - 1)}
      >
        <ChevronUp size={16} strokeWidth={1.8} />
      </IconButton>
      <input
        className={styles.page}
        inputMode="numeric"
        aria-label={t('viewer.pdf.page')}
        value={typed ?? String(page)}
        disabled={shown === 0}
        onChange={({ target }) => setTyped(target.value)}
        onFocus={({ target }) => target.select()}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
        }}
      />
      <span className={styles.scale}>{t('viewer.pdf.ofPages', { count: number(shown) })}</span>
      <IconButton
        label={t('viewer.pdf.next')}
        keys="PageDown"
        aria-disabled={page >= shown}
        onClick={() => props.goTo(page + 1)}
      >
        <ChevronDown size={16} strokeWidth={1.8} />
      </IconButton>
    </div>
  );
}
