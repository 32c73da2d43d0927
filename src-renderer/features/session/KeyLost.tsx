import { useState } from 'react';
import type { SessionView } from '@shared/ipc';
import { useHeddleMutation } from '../../app/query';
import { useT } from '../../i18n';
import { Button } from '../../ui';
import { Gate, GateExits } from './Gate';
import { LinkAction } from './LinkAction';
import { SetAsideDialog } from './SetAsideDialog';
import styles from './Unlock.module.css';

/** Says that the key store does not give the key, and what can be done. */
export function KeyLost({ session }: { readonly session: SessionView }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const unlock = useHeddleMutation('session.unlock');
  const leave = useHeddleMutation('session.leave');
  const busy = unlock.isPending || leave.isPending || session.work !== null;
  return (
    <Gate
      title={t('session.lost-title')}
      text={
        <>
          <p>{t('session.lost-text')}</p>
          <p>{t('session.lost-do')}</p>
        </>
      }
    >
      <div className={styles.buttons}>
        <Button
          variant="primary"
          className={styles.submit}
          disabled={busy}
          onClick={() => unlock.mutate({ passphrase: null })}
        >
          {t(busy ? 'session.lost-retrying' : 'session.lost-retry')}
        </Button>
      </div>
      <GateExits>
        <LinkAction disabled={busy} onClick={() => setAsking(true)}>
          {t('session.lost-anew')}
        </LinkAction>
        <LinkAction disabled={busy} onClick={() => leave.mutate(undefined)}>
          {t('session.unlock-other')}
        </LinkAction>
      </GateExits>
      {asking ? <SetAsideDialog reason="lost" onClose={() => setAsking(false)} /> : null}
    </Gate>
  );
}
