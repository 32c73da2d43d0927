import { BellOff } from 'lucide-react';
import { useT } from '../i18n';
import styles from './MutedMark.module.css';

/** Says that a thread is quiet because somebody told it to be, and not because nothing happens in it. */
export function MutedMark() {
  const t = useT();
  return (
    <span className={styles.mark} title={t('app.muted-hint')}>
      <BellOff size={12} strokeWidth={1.8} aria-hidden="true" />
      {t('app.muted')}
    </span>
  );
}
