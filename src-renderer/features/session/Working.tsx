import { useT } from '../../i18n';
import { Logo } from './Logo';
import styles from './Working.module.css';

/** The whole window while Heddle does something that nobody has to do anything for. */
export function Working(props: {
  readonly work: 'starting' | 'changing-key' | 'erasing';
  /** 0 to 1; null when nobody knows. */
  readonly progress: number | null;
}) {
  const t = useT();
  const { work, progress } = props;
  return (
    <main className={styles.screen} aria-busy="true">
      <div className={styles.working}>
        <Logo size={44} />
        <p role="status" className={styles.what}>
          {t(`session.${work}`)}
        </p>
        {work === 'changing-key' ? (
          <>
            <progress
              className={styles.progress}
              aria-label={t('session.changing-key')}
              max={1}
              {...(progress === null ? {} : { value: progress })}
            />
            <p className={styles.text}>{t('session.changing-key-text')}</p>
          </>
        ) : null}
      </div>
    </main>
  );
}
