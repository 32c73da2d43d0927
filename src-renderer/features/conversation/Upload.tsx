import { useI18n } from '../../i18n';
import { safeText } from '../../ui';
import { useUpload } from './use-upload';
import styles from './Upload.module.css';

/** How far a file of a reply is on its way to the desk, and how to stop it. */
export function Upload(props: {
  readonly attachmentId: string;
  readonly name: string;
  /** Takes the reply back; null: it may have left already. */
  readonly onStop: (() => void) | null;
}) {
  const { onStop } = props;
  const { t, number } = useI18n();
  const share = useUpload(props.attachmentId);
  if (share === null) return null;
  return (
    <div className={styles.upload}>
      <progress
        className={styles.progress}
        aria-label={t('conversation.upload.of', { name: safeText(props.name) })}
        value={share}
        max={1}
      />
      <span className={styles.share}>{number(share, 'percent')}</span>
      {onStop !== null && (
        <button type="button" className={styles.stop} onClick={onStop}>
          {t('conversation.upload.stop')}
        </button>
      )}
    </div>
  );
}
