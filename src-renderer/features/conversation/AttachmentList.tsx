import { Download, FileText } from 'lucide-react';
import { Fragment, useId, useState } from 'react';
import type { Attachment, Message } from '@shared/domain';
import type { MessageMarks } from '@shared/ipc';
import { isPdf, isPicture, isPictureShowable } from '@shared/rules';
import { call } from '../../app/bridge';
import { useI18n } from '../../i18n';
import { IconButton, safeText } from '../../ui';
import { sizeInWords } from '../composer/files';
import { useViewer, type ViewedFile } from '../viewer';
import { FoundText } from './FoundText';
import { safeSpans, type Span } from './marks';
import { mediaUrl } from './media-url';
import { pictureSize } from './picture-size';
import { Upload } from './Upload';
import styles from './AttachmentList.module.css';

const NOTHING: readonly Span[] = [];

/** The files of a message: pictures as pictures, everything else as chips that can be opened or saved. */
export function AttachmentList(props: {
  readonly message: ViewedFile['message'] & Pick<Message, 'attachments'>;
  /** What was looked for in their names. */
  readonly found?: MessageMarks['files'];
  /** The files may be on their way to the desk; `onStop` takes the reply back. */
  readonly upload?: { readonly onStop: (() => void) | null };
}) {
  const { upload } = props;
  return (
    <div className={styles.list}>
      {props.message.attachments.map((attachment) => {
        const open = () => useViewer.getState().open({ attachment, message: props.message });
        const spans = props.found?.find((each) => each.id === attachment.id)?.name ?? NOTHING;
        return (
          <Fragment key={attachment.id}>
            {isPicture(attachment) && isPictureShowable(attachment) ? (
              <>
                <Picture attachment={attachment} onOpen={open} />
                {/* The name of a picture is not shown otherwise. */}
                {spans.length > 0 && <FileChip attachment={attachment} found={spans} />}
              </>
            ) : (
              <FileChip
                attachment={attachment}
                found={spans}
                onOpen={isPdf(attachment) ? open : null}
              />
            )}
            {upload && (
              <Upload attachmentId={attachment.id} name={attachment.name} onStop={upload.onStop} />
            )}
          </Fragment>
        );
      })}
    </div>
  );
}

function Picture({
  attachment,
  onOpen,
}: {
  readonly attachment: Attachment;
  readonly onOpen: () => void;
}) {
  const { t } = useI18n();
  const [state, setState] = useState<'loading' | 'shown' | 'broken'>('loading');
  const [tries, setTries] = useState(0);
  const name = safeText(attachment.name);
  const size = pictureSize(attachment);
  const address = mediaUrl(attachment.id, tries);
  // The same in every state, also where the pane is narrower: nothing moves for those who read below.
  const place = { inlineSize: size.width, aspectRatio: `${size.width} / ${size.height}` };
  if (state === 'broken') {
    return (
      <div className={styles.broken} style={place}>
        <p>{t('conversation.pictureGone')}</p>
        <div className={styles.brokenButtons}>
          <button
            type="button"
            className={styles.textButton}
            onClick={() => {
              setTries(tries + 1);
              setState('loading');
            }}
          >
            {t('conversation.pictureRetry')}
          </button>
        </div>
        <FileChip attachment={attachment} />
      </div>
    );
  }
  return (
    <button
      type="button"
      className={styles.picture}
      data-state={state}
      style={place}
      aria-label={t('conversation.pictureOpen', { name })}
      onClick={onOpen}
    >
      <img
        src={address}
        alt={t('conversation.picture', { name })}
        width={size.width}
        height={size.height}
        decoding="async"
        loading="lazy"
        draggable={false}
        onLoad={() => setState('shown')}
        onError={() => setState('broken')}
      />
    </button>
  );
}

/** A file with its name and size; a click shows it, or else saves it where the agent chooses. */
function FileChip(props: {
  readonly attachment: Attachment;
  readonly found?: readonly Span[];
  /** Shows it; null: it can be saved only. */
  readonly onOpen?: (() => void) | null;
}) {
  const { attachment, found = NOTHING, onOpen = null } = props;
  const { t } = useI18n();
  const sizeId = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const name = safeText(attachment.name);
  const save = async () => {
    const result = await call('attachment.save', { id: attachment.id });
    setProblem(result.ok ? null : result.error.message);
  };
  return (
    <div className={styles.file} data-opens={onOpen ? '' : undefined}>
      <div className={styles.chip}>
        <button
          type="button"
          className={styles.open}
          aria-label={t(onOpen ? 'conversation.pictureOpen' : 'conversation.save', { name })}
          aria-describedby={sizeId}
          onClick={onOpen ?? (() => void save())}
        >
          <FileText size={16} strokeWidth={1.8} aria-hidden="true" />
          <span className={styles.name} dir="auto">
            <FoundText text={name} spans={safeSpans(attachment.name, found)} />
          </span>
        </button>
        <span id={sizeId} className={styles.size} translate="no" dir="ltr">
          {sizeInWords(attachment.sizeBytes)}
        </span>
        {!onOpen && <Download size={14} strokeWidth={1.8} aria-hidden="true" />}
      </div>
      {onOpen && (
        <IconButton
          label={t('conversation.save', { name })}
          className={styles.save}
          onClick={() => void save()}
        >
          <Download size={14} strokeWidth={1.8} />
        </IconButton>
      )}
      {problem !== null && <p role="alert">{problem}</p>}
    </div>
  );
}
