import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { KeyRound, Wind } from 'lucide-react';
import type { SessionQuestion, SessionView } from '@shared/ipc';
import { useHeddleMutation } from '../../app/query';
import { useT } from '../../i18n';
import { Button } from '../../ui';
import { Gate, GateExits } from './Gate';
import { LinkAction } from './LinkAction';
import { checkNewPassphrase, type NewPassphraseErrors } from './new-passphrase';
import { NewPassphraseFields } from './NewPassphraseFields';
import { Problem } from './Problem';
import styles from './Protect.module.css';

type Choice = 'passphrase' | 'memory';

/** Asks, where there is no key store, how what Heddle keeps is to be protected. */
export function Protect(props: {
  readonly session: SessionView;
  readonly question: Extract<SessionQuestion, { kind: 'protect' }>;
}) {
  const t = useT();
  const { session, question } = props;
  const inFile = question.reason === 'key-in-file';
  const [choice, setChoice] = useState<Choice>('passphrase');
  const [typed, setTyped] = useState({ first: '', second: '' });
  const [errors, setErrors] = useState<NewPassphraseErrors>({});
  const protect = useHeddleMutation('session.protect');
  const leave = useHeddleMutation('session.leave');
  const busy = protect.isPending || leave.isPending || session.work !== null;
  const problem = protect.error?.message ?? session.problem?.message ?? null;

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (choice === 'memory') return protect.mutate({ with: 'memory' });
    const found = checkNewPassphrase(t, typed);
    setErrors(found);
    if (found.first !== undefined || found.second !== undefined) return;
    protect.mutate({ with: 'passphrase', passphrase: typed.first });
  };

  return (
    <Gate
      wide
      title={t('session.protect-title')}
      text={<p>{t(inFile ? 'session.protect-why-file' : 'session.protect-why')}</p>}
    >
      <form className={styles.form} onSubmit={onSubmit} noValidate>
        {problem !== null && !busy ? <Problem text={problem} /> : null}
        <fieldset className={styles.choices} disabled={busy}>
          <legend className="visually-hidden">{t('session.protect-choice')}</legend>
          <Option
            value="passphrase"
            choice={choice}
            onChoose={setChoice}
            icon={<KeyRound size={16} strokeWidth={1.8} aria-hidden="true" />}
            title={t('session.protect-passphrase')}
            means={t('session.protect-passphrase-means')}
          />
          <Option
            value="memory"
            choice={choice}
            onChoose={setChoice}
            icon={<Wind size={16} strokeWidth={1.8} aria-hidden="true" />}
            title={t('session.protect-memory')}
            means={
              inFile
                ? `${t('session.protect-memory-means')} ${t('session.protect-memory-file')}`
                : t('session.protect-memory-means')
            }
          />
        </fieldset>
        {choice === 'passphrase' ? (
          <NewPassphraseFields
            wide
            label={t('session.passphrase')}
            value={typed}
            onChange={(value) => {
              setTyped(value);
              setErrors({});
            }}
            errors={errors}
            disabled={busy}
          />
        ) : null}
        <Button type="submit" variant="primary" className={styles.submit} disabled={busy}>
          {busy
            ? t('session.protect-going')
            : t(
                choice === 'memory' ? 'session.protect-go-memory' : 'session.protect-go-passphrase',
              )}
        </Button>
      </form>
      <GateExits>
        <LinkAction disabled={busy} onClick={() => leave.mutate(undefined)}>
          {t('session.leave')}
        </LinkAction>
      </GateExits>
    </Gate>
  );
}

function Option(props: {
  readonly value: Choice;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
  readonly icon: ReactNode;
  readonly title: string;
  readonly means: string;
}) {
  const id = useId();
  return (
    <div className={styles.option}>
      <input
        id={id}
        type="radio"
        name="protection"
        className={styles.radio}
        checked={props.choice === props.value}
        onChange={() => props.onChoose(props.value)}
        aria-describedby={`${id}-means`}
      />
      <div>
        <label htmlFor={id} className={styles.optionTitle}>
          {props.icon}
          {props.title}
        </label>
        <p id={`${id}-means`} className={styles.means}>
          {props.means}
        </p>
      </div>
    </div>
  );
}
