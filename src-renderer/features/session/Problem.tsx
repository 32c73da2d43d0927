import { CircleAlert } from 'lucide-react';
import { useT } from '../../i18n';
import styles from './Problem.module.css';

/** What went wrong, in main's words. */
export function Problem({ text }: { readonly text: string }) {
  const t = useT();
  return (
    <div className={styles.problem} role="alert">
      <CircleAlert size={14} strokeWidth={1.8} aria-hidden="true" />
      <div>
        <strong>{t('session.problem-title')}</strong>
        <p translate="no">{text}</p>
      </div>
    </div>
  );
}
