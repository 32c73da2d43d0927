import { Download, FileText } from 'lucide-react';
import { Fragment, useState } from 'react';
import type { Attachment } from '@shared/domain';
import type { MessageMarks } from '@shared/ipc';
import { call } from '../../app/bridge';
import { useI18n } from '../../i18n';
import { Dialog, safeText } from '../../ui';
import { sizeInWords } from '../composer/files';
import { FoundText } from './FoundText';
import { safeSpans, type Span } from './marks';
import { mediaUrl } from './media-url';
import { isPicture, pictureSize } from './picture-size';
import styles from './AttachmentList.module.css';

const NOTHING: readonly Span[] = [];

/** The files of a message: pictures as pictures, everything else as chips that can be saved. */
export function AttachmentList(props: {
  readonly attachments: readonly Attachment[];
  /** What was looked for in their names. */
  readonly found?: MessageMarks['files'];
}) {
  return (
    <div className={styles.list}>
      {props.attachments.map((attachment) => {
        const spans = props.found?.find((each) => each.id === attachment.id)?.name ?? NOTHING;
        return isPicture(attachment) ? (
          <Fragment key={attachment.id}>
            <Picture attachment={attachment} />
            {/* The name of a picture is not shown otherwise. */}
            {spans.length > 0 && <FileChip attachment={attachment} found={spans} />}
          </Fragment>
        ) : (
          <FileChip key={attachment.id} attachment={attachment} found={spans} />
        );
      })}
    </div>
  );
}

function Picture({ attachment }: { readonly attachment: Attachment }) {
  const { t } = useI18n();
  const [state, setState] = useState<'loading' | 'shown' | 'broken'>('loading');
  const [tries, setTries] = useState(0);
  const [large, setLarge] = useState(false);
  const name = safeText(attachment.name);
  const size = pictureSize(attachment);
  const address = mediaUrl(attachment.id, tries);
  if (state === 'broken') {
    return (
      <div className={styles.broken} style={{ inlineSize: size.width, minBlockSize: size.height }}>
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
    <>
      <button
        type="button"
        className={styles.picture}
        data-state={state}
        style={{ inlineSize: size.width, aspectRatio: `${size.width} / ${size.height}` }}
        aria-label={t('conversation.pictureOpen', { name })}
        onClick={() => setLarge(true)}
      >
        <img
          src={address}
          alt={t('conversation.picture', { name })}
          width={size.width}
          height={size.height}
          decoding="async"
          draggable={false}
          onLoad={() => setState('shown')}
          onError={() => setState('broken')}
        />
      </button>
      {large && (
        <Dialog title={name} className={styles.large} onClose={() => setLarge(false)}>
          <div className={styles.largeBody}>
            <img src={address} alt={t('conversation.picture', { name })} />
          </div>
          <div className={styles.largeFoot}>
            <FileChip attachment={attachment} />
          </div>
        </Dialog>
      )}
    </>
  );
}

/** A file with its name and size; a click saves it where the agent chooses. */
export function FileChip(props: {
  readonly attachment: Attachment;
  readonly found?: readonly Span[];
}) {
  const { attachment, found = NOTHING } = props;
  const { t } = useI18n();
  const [problem, setProblem] = useState<string | null>(null);
  const name = safeText(attachment.name);
  const save = async () => {
    const result = await call('attachment.save', { id: attachment.id });
    setProblem(result.ok ? null : result.error.message);
  };
  return (
    <div className={styles.file}>
      <button
        type="button"
        className={styles.chip}
        aria-label={t('conversation.save', { name })}
        onClick={() => void save()}
      >
        <FileText size={16} strokeWidth={1.8} aria-hidden="true" />
        <span className={styles.name} dir="auto">
          <FoundText text={name} spans={safeSpans(attachment.name, found)} />
        </span>
        <span className={styles.size} translate="no">
          {sizeInWords(attachment.sizeBytes)}
        </span>
        <Download size={14} strokeWidth={1.8} aria-hidden="true" />
      </button>
      {problem !== null && <p role="alert">{problem}</p>}
    </div>
  );
}
