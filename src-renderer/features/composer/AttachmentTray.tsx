import { FileText, RotateCw, TriangleAlert, X } from 'lucide-react';
import type { Attachment, Channel } from '@shared/domain';
import { fileProblem, isPicture } from '@shared/rules';
import { useI18n } from '../../i18n';
import { IconButton, safeText } from '../../ui';
import { mediaUrl } from '../conversation/media-url';
import { channelLabel } from '../workspace/channel-label';
import { sizeInWords } from './files';
import { filesProblemWords, limitsWords } from './files-words';
import type { DraftAttachments } from './use-attachments';
import type { PreparingFile } from './use-preparing';
import styles from './AttachmentTray.module.css';

/** What goes out with the answer, before it does; and what may go out. */
export function AttachmentTray(props: {
  readonly attachments: DraftAttachments;
  readonly channel: Channel;
  readonly hidden: boolean;
}) {
  const i18n = useI18n();
  const { t } = i18n;
  const { files, preparing, problems, limits } = props.attachments;
  if (props.hidden || files.length + preparing.length + problems.length === 0) return null;
  return (
    <div className={styles.tray}>
      <ul className={styles.files} aria-label={t('composer.files')}>
        {files.map((file) => (
          <Ready
            key={file.id}
            file={file}
            channel={props.channel}
            onRemove={() => props.attachments.remove(file.id)}
          />
        ))}
        {preparing.map((file) => (
          <Preparing key={file.key} file={file} />
        ))}
      </ul>
      {problems.length > 0 && (
        <div role="alert" className={styles.problems}>
          <div>
            {problems.map((problem) => (
              <p key={problem}>{problem}</p>
            ))}
          </div>
          <IconButton
            size="s"
            label={t('composer.file.dismiss')}
            onClick={props.attachments.dismissProblems}
          >
            <X size={14} strokeWidth={1.8} />
          </IconButton>
        </div>
      )}
      <p className={styles.limits}>{limitsWords(i18n, limits, files)}</p>
    </div>
  );
}

/** A file of the draft; one that its channel does not carry says so. */
function Ready(props: {
  readonly file: Attachment;
  readonly channel: Channel;
  readonly onRemove: () => void;
}) {
  const { file, channel } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const problem = fileProblem(channel, file);
  return (
    <li className={styles.file} data-bad={problem !== null || undefined}>
      {problem !== null ? (
        <TriangleAlert size={16} strokeWidth={1.8} aria-hidden="true" />
      ) : isPicture(file) ? (
        <img src={mediaUrl(file.id)} alt="" className={styles.thumb} />
      ) : (
        <FileText size={16} strokeWidth={1.8} aria-hidden="true" />
      )}
      <span className={styles.name} dir="auto">
        {safeText(file.name)}
      </span>
      <span className={styles.size} translate="no" dir="ltr">
        {sizeInWords(file.sizeBytes)}
      </span>
      {problem !== null && (
        <span className="visually-hidden">
          {filesProblemWords(i18n, channelLabel(channel, t), problem)}
        </span>
      )}
      <IconButton
        size="s"
        label={t('composer.file.remove', { name: safeText(file.name) })}
        onClick={props.onRemove}
      >
        <X size={14} strokeWidth={1.8} />
      </IconButton>
    </li>
  );
}

/** A file on its way into the draft: how far it is, or why it stopped and how to go on. */
function Preparing({ file }: { readonly file: PreparingFile }) {
  const { t, number } = useI18n();
  const name = safeText(file.name);
  if (file.failure !== null) {
    return (
      <li className={styles.file} data-bad="">
        <TriangleAlert size={16} strokeWidth={1.8} aria-hidden="true" />
        <span role="alert" className={styles.failure}>
          {t('composer.file.failed', { name, reason: file.failure })}
        </span>
        <IconButton size="s" label={t('composer.file.retry', { name })} onClick={file.retry}>
          <RotateCw size={14} strokeWidth={1.8} />
        </IconButton>
        <IconButton size="s" label={t('composer.file.remove', { name })} onClick={file.cancel}>
          <X size={14} strokeWidth={1.8} />
        </IconButton>
      </li>
    );
  }
  // What is read must still be written to the disk: it is not there before that.
  const isRead = file.share >= 1;
  return (
    <li className={styles.file} aria-busy="true">
      <progress
        className={styles.progress}
        aria-label={t('composer.uploading', { name })}
        value={file.share}
        max={1}
      />
      <span className={styles.name} dir="auto">
        {name}
      </span>
      <span className={styles.size}>
        {isRead ? t('composer.file.keeping') : number(file.share, 'percent')}
      </span>
      <IconButton size="s" label={t('composer.file.cancel', { name })} onClick={file.cancel}>
        <X size={14} strokeWidth={1.8} />
      </IconButton>
    </li>
  );
}
