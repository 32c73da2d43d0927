import type { SessionView } from '@shared/ipc';
import { useT } from '../../i18n';
import { Logo } from './Logo';
import styles from './SignIn.module.css';
import { SignInForm } from './SignInForm';

/** The whole window while nobody is signed in. */
export function SignIn({ session }: { readonly session: SessionView | null }) {
  const t = useT();
  if (session?.status === 'signing-in' && session.practice) {
    return (
      <main className={styles.screen} aria-busy="true">
        <div className={styles.starting}>
          <Logo size={44} />
          <p role="status">{t('session.starting')}</p>
        </div>
      </main>
    );
  }
  return (
    <main className={styles.screen}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <Logo size={40} />
          <h1 className={styles.name}>{t('app.name')}</h1>
          <p className={styles.tagline}>{t('session.tagline')}</p>
        </div>
        <SignInForm session={session} />
      </div>
    </main>
  );
}
