import { useHeddleQuery } from '../../app/query';
import { useT } from '../../i18n';
import styles from './ExportPolicy.module.css';

/** Whether exporting is allowed, who says so, and whether that could be understood. */
export function ExportPolicy() {
  const t = useT();
  const policy = useHeddleQuery('policy.get', undefined).data;
  if (!policy) return null;
  return (
    <div className={styles.policy}>
      <span>{t(policy.export === 'allowed' ? 'export.allowed' : 'export.off')}</span>
      {policy.file !== null && (
        <span className={styles.source}>{t('export.byOrganisation', { file: policy.file })}</span>
      )}
      {policy.problem !== null && (
        <p role="alert" className={styles.problem}>
          {policy.problem}
        </p>
      )}
    </div>
  );
}
