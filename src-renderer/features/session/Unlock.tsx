import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { SessionQuestion, SessionView } from '@shared/ipc';
import { useHeddleMutation } from '../../app/query';
import { useT } from '../../i18n';
import { Button } from '../../ui';
import { Gate, GateExits } from './Gate';
import { LinkAction } from './LinkAction';
import { PassphraseField, ShowTyped } from './PassphraseField';
import { Problem } from './Problem';
import { SetAsideDialog } from './SetAsideDialog';
import styles from './Unlock.module.css';
import { useSecondsUntil } from './use-seconds-until';

/** Asks for the passphrase at each start. */
export function Unlock(props: {
  readonly session: SessionView;
  readonly question: Extract<SessionQuestion, { kind: 'passphrase' }>;
}) {
  const t = useT();
  const { session, question } = props;
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(false);
  const [missing, setMissing] = useState(false);
  const [asking, setAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const unlock = useHeddleMutation('session.unlock');
  const leave = useHeddleMutation('session.leave');
  const waitSeconds = useSecondsUntil(question.retryAt);
  const busy = unlock.isPending || leave.isPending || session.work !== null;

  // The field was switched off while the passphrase was tried.
  useEffect(() => {
    if (!busy) form.current?.querySelector('input')?.focus();
  }, [busy]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || waitSeconds > 0) return;
    setMissing(typed === '');
    if (typed === '') return;
    unlock.mutate({ passphrase: typed }, { onSuccess: () => setTyped('') });
  };
  const wrongWords = () =>
    waitSeconds > 0
      ? t('session.unlock-wait', { when: t('time.in-seconds', { n: waitSeconds }) })
      : t('session.unlock-wrong');
  // What was typed since the wrong one has not been tried.
  const wrong = question.wrong && !busy && (typed === '' || waitSeconds > 0);
  const problem = unlock.error?.message ?? session.problem?.message ?? null;

  return (
    <Gate title={t('session.unlock-title')} text={<p>{t('session.unlock-text')}</p>}>
      <form ref={form} className={styles.form} onSubmit={onSubmit} noValidate>
        {problem !== null && !busy && !wrong ? <Problem text={problem} /> : null}
        <PassphraseField
          label={t('session.passphrase')}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setMissing(false);
          }}
          shown={shown}
          disabled={busy}
          error={missing ? t('session.passphrase-missing') : wrong ? wrongWords() : undefined}
        />
        <div role="alert" className="visually-hidden">
          {wrong ? t('session.unlock-wrong') : null}
        </div>
        <ShowTyped shown={shown} onChange={setShown} />
        <Button
          type="submit"
          variant="primary"
          className={styles.submit}
          disabled={busy || waitSeconds > 0}
        >
          {t(busy ? 'session.unlocking' : 'session.unlock')}
        </Button>
      </form>
      <GateExits>
        <LinkAction disabled={busy} onClick={() => setAsking(true)}>
          {t('session.unlock-forgot')}
        </LinkAction>
        <LinkAction disabled={busy} onClick={() => leave.mutate(undefined)}>
          {t('session.unlock-other')}
        </LinkAction>
      </GateExits>
      {asking ? <SetAsideDialog reason="forgot" onClose={() => setAsking(false)} /> : null}
    </Gate>
  );
}
