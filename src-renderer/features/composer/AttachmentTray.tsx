import { FileText, X } from 'lucide-react';
import { useI18n } from '../../i18n';
import { IconButton, safeText } from '../../ui';
import { isPicture } from '../conversation/picture-size';
import { mediaUrl } from '../conversation/media-url';
import { sizeInWords } from './files';
import type { DraftAttachments } from './use-attachments';
import styles from './AttachmentTray.module.css';

/** What goes out with the answer, before it does. */
export function AttachmentTray(props: {
  readonly attachments: DraftAttachments;
  readonly hidden: boolean;
}) {
  const { t } = useI18n();
  const { files, adding, problems } = props.attachments;
  if (props.hidden || files.length + adding.length + problems.length === 0) return null;
  return (
    <div className={styles.tray}>
      <ul className={styles.files} aria-label={t('composer.files')}>
        {files.map((file) => (
          <li key={file.id} className={styles.file}>
            {isPicture(file) ? (
              <img src={mediaUrl(file.id)} alt="" className={styles.thumb} />
            ) : (
              <FileText size={16} strokeWidth={1.8} aria-hidden="true" />
            )}
            <span className={styles.name} dir="auto">
              {safeText(file.name)}
            </span>
            <span className={styles.size} translate="no">
              {sizeInWords(file.sizeBytes)}
            </span>
            <IconButton
              size="s"
              label={t('composer.file.remove', { name: safeText(file.name) })}
              onClick={() => props.attachments.remove(file.id)}
            >
              <X size={14} strokeWidth={1.8} />
            </IconButton>
          </li>
        ))}
        {adding.map((name, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two files may have one name
          <li key={`${name}-${index}`} className={styles.file} aria-busy="true">
            <span className={styles.name}>{t('composer.uploading', { name: safeText(name) })}</span>
          </li>
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
    </div>
  );
}
