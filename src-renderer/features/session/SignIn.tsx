import type { SessionView } from '@shared/ipc';
import { useT } from '../../i18n';
import { KeyLost } from './KeyLost';
import { Logo } from './Logo';
import { Protect } from './Protect';
import styles from './SignIn.module.css';
import { SignInForm } from './SignInForm';
import { Unlock } from './Unlock';
import { Working } from './Working';

/** The whole window while nobody is signed in. */
export function SignIn({ session }: { readonly session: SessionView | null }) {
  const t = useT();
  const question = session?.question ?? null;
  if (session && question) {
    switch (question.kind) {
      case 'protect':
        return <Protect session={session} question={question} />;
      case 'passphrase':
        return <Unlock session={session} question={question} />;
      case 'key-lost':
        return <KeyLost session={session} />;
    }
  }
  const work = session?.work ?? null;
  // While somebody signs in the form stays: what was typed is in it.
  if (session && work !== null && work !== 'signing-in') {
    return <Working work={work} progress={session.progress} />;
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
