import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useId, useRef, useState, type RefObject } from 'react';
import { isPictureShowable } from '@shared/rules';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { Button, cx, focusFirst, IconButton, safeText } from '../../ui';
import { sizeInWords } from '../composer/files';
import { mediaUrl } from '../conversation/media-url';
import type { Size } from './picture-zoom';
import { usePictureView, type PictureControl } from './use-picture-view';
import { useViewerKeys } from './use-viewer-keys';
import { NotShown, ViewerFrame, ZoomTools } from './ViewerFrame';
import type { ViewedFile } from './viewer-state';
import styles from './Viewer.module.css';

const NONE: readonly ViewedFile[] = [];

/** A picture, large, and the way to the other pictures of its conversation. */
export function PictureViewer(props: {
  readonly opened: ViewedFile;
  readonly onClose: () => void;
}) {
  const { opened } = props;
  const { t, dir } = useI18n();
  const found =
    useHeddleQuery('conversation.pictures', { threadId: opened.message.threadId }).data ?? NONE;
  const [id, setId] = useState(opened.attachment.id);
  // What was opened may be too old, or too new, to be among them.
  const isListed = found.some(({ attachment }) => attachment.id === opened.attachment.id);
  const pictures = isListed ? found : [...found, opened];
  const index = pictures.findIndex(({ attachment }) => attachment.id === id);
  const picture = pictures[index] ?? opened;
  /** Whether somebody went on from what was opened: from then on it is said which one is shown. */
  const moved = id !== opened.attachment.id;
  const step = (by: 1 | -1) => setId(pictures[index + by]?.attachment.id ?? id);
  const stage = useRef<HTMLDivElement>(null);
  const { loaded, size, onLoaded } = useLoaded(picture);
  const control = usePictureView(stage, picture.attachment.id, size);
  const forward = dir === 'rtl' ? -1 : 1;
  useViewerKeys({
    '+': () => control.zoom('in'),
    '=': () => control.zoom('in'),
    '-': () => control.zoom('out'),
    '0': () => control.zoom('fit'),
    ArrowRight: () => step(forward),
    ArrowLeft: () => step(forward === 1 ? -1 : 1),
    'Shift+ArrowRight': () => control.look(1, 0),
    'Shift+ArrowLeft': () => control.look(-1, 0),
    'Shift+ArrowDown': () => control.look(0, 1),
    'Shift+ArrowUp': () => control.look(0, -1),
    ArrowDown: () => control.look(0, 1),
    ArrowUp: () => control.look(0, -1),
  });
  const position =
    pictures.length > 1
      ? t('viewer.position', { index: Math.max(0, index) + 1, count: pictures.length })
      : undefined;
  return (
    <ViewerFrame
      file={picture}
      note={position}
      onClose={props.onClose}
      tools={<ZoomTools scale={control.view.scale} disabled={!loaded} zoom={control.zoom} />}
    >
      <div className={styles.body}>
        <Stage
          key={picture.attachment.id}
          stage={stage}
          picture={picture}
          size={size}
          control={control}
          onLoaded={onLoaded}
        />
        {pictures.length > 1 && (
          <>
            <IconButton
              label={t('viewer.previous')}
              className={cx(styles.step, styles.previous)}
              aria-disabled={index <= 0}
              onClick={() => step(-1)}
            >
              <ChevronLeft size={20} strokeWidth={1.8} className="mirrored" />
            </IconButton>
            <IconButton
              label={t('viewer.next')}
              className={cx(styles.step, styles.next)}
              aria-disabled={index >= pictures.length - 1}
              onClick={() => step(1)}
            >
              <ChevronRight size={20} strokeWidth={1.8} className="mirrored" />
            </IconButton>
          </>
        )}
        <span className="visually-hidden" aria-live="polite">
          {moved && position !== undefined
            ? `${safeText(picture.attachment.name)}, ${position}`
            : ''}
        </span>
      </div>
    </ViewerFrame>
  );
}

/** Whether a picture is there, and its pixels: as its file says, or else as they turn out. */
function useLoaded({ attachment }: ViewedFile) {
  const [seen, setSeen] = useState<{ readonly id: string; readonly size: Size } | null>(null);
  const { id, width, height } = attachment;
  const known = seen?.id === id ? seen.size : null;
  return {
    loaded: known !== null,
    size:
      known ?? (width === null || height === null ? { width: 0, height: 0 } : { width, height }),
    onLoaded: (size: Size) => setSeen({ id, size }),
  };
}

function Stage(props: {
  readonly stage: RefObject<HTMLDivElement | null>;
  readonly picture: ViewedFile;
  readonly size: Size;
  readonly control: PictureControl;
  readonly onLoaded: (size: Size) => void;
}) {
  const { control, size } = props;
  const { attachment } = props.picture;
  const { t } = useI18n();
  const helpId = useId();
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  const [tries, setTries] = useState(0);
  const name = safeText(attachment.name);
  const { view } = control;
  const content = !isPictureShowable(attachment) ? (
    <NotShown id={attachment.id}>
      {t('viewer.pictureTooLarge', { size: sizeInWords(attachment.sizeBytes) })}
    </NotShown>
  ) : state === 'failed' ? (
    <NotShown
      id={attachment.id}
      actions={
        <Button
          onClick={() => {
            setTries(tries + 1);
            setState('loading');
          }}
        >
          {t('viewer.retry')}
        </Button>
      }
    >
      {t('viewer.pictureFailed')}
    </NotShown>
  ) : (
    <>
      {state === 'loading' && (
        <p role="status" className={styles.loading}>
          {t('viewer.loading', { name })}
        </p>
      )}
      <img
        src={mediaUrl(attachment.id, tries)}
        alt={t('viewer.picture', { name })}
        className={styles.picture}
        data-state={state}
        draggable={false}
        style={{
          inlineSize: size.width * view.scale,
          blockSize: size.height * view.scale,
          transform: `translate(${view.x}px, ${view.y}px)`,
        }}
        onLoad={({ currentTarget }) => {
          props.onLoaded({
            width: currentTarget.naturalWidth,
            height: currentTarget.naturalHeight,
          });
          setState('shown');
        }}
        onError={() => setState('failed')}
      />
    </>
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- pointers move it; the viewer's keys do the same
    <div
      ref={props.stage}
      className={styles.stage}
      role="group"
      aria-label={t('viewer.picture', { name })}
      aria-describedby={helpId}
      data-fitted={control.fitted || undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its keys zoom and move
      tabIndex={0}
      {...focusFirst}
      {...(state === 'shown' ? control.pointer : {})}
      onDoubleClick={() => control.zoom(control.fitted ? 'real' : 'fit')}
    >
      {content}
      <span id={helpId} hidden>
        {t('viewer.pictureKeys')}
      </span>
    </div>
  );
}
