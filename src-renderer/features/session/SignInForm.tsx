import { useState, type FormEvent } from 'react';
import type { SessionView } from '@shared/ipc';
import { useHeddleMutation, useHeddleQuery } from '../../app/query';
import { useT } from '../../i18n';
import { Button } from '../../ui';
import { Field } from './Field';
import { Problem } from './Problem';
import styles from './SignInForm.module.css';
import { checkFields, deskUrl, type SignInErrors, type SignInFields } from './validate';

/** Asks for a desk and an account, or starts the practice desk. */
export function SignInForm(props: {
  readonly session: SessionView | null;
  /** Called when somebody is signed in. */
  readonly onDone?: () => void;
  /** Leaves out what only makes sense for a new start. */
  readonly again?: boolean;
}) {
  const t = useT();
  const { session, onDone, again = false } = props;
  const savedUrl = useHeddleQuery('settings.get', undefined).data?.deskUrl ?? '';
  const [fields, setFields] = useState<SignInFields>({
    url: again ? (session?.desk?.url ?? savedUrl) : savedUrl,
    user: '',
    password: '',
  });
  const [errors, setErrors] = useState<SignInErrors>({});
  const signIn = useHeddleMutation('session.signIn');
  const practice = useHeddleMutation('session.practice');
  const busy = signIn.isPending || practice.isPending || session?.status === 'signing-in';
  const problem =
    (signIn.error ?? practice.error)?.message ??
    signIn.data?.problem?.message ??
    session?.problem?.message ??
    null;

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const found = checkFields(fields);
    setErrors(found);
    const url = deskUrl(fields.url);
    if (Object.keys(found).length > 0 || url === null || busy) return;
    const request = { url, user: fields.user.trim(), password: fields.password };
    signIn.mutate(request, {
      onSuccess: (answer) => {
        if (answer.status === 'signed-in') onDone?.();
      },
    });
  };
  const field = (name: keyof SignInFields) => ({
    value: fields[name],
    error: errors[name] ? t(errors[name]) : undefined,
    disabled: busy,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setFields({ ...fields, [name]: event.target.value });
      setErrors({ ...errors, [name]: undefined });
    },
  });

  return (
    <>
      <form className={styles.form} onSubmit={onSubmit} noValidate aria-label={t('session.title')}>
        {problem && !busy ? <Problem text={problem} /> : null}
        <Field
          label={t('session.url')}
          hint={t('session.url-hint')}
          inputMode="url"
          spellCheck={false}
          autoCapitalize="off"
          {...field('url')}
        />
        <Field
          label={t('session.user')}
          autoComplete="username"
          spellCheck={false}
          autoCapitalize="off"
          {...field('user')}
        />
        <Field
          label={t('session.password')}
          type="password"
          autoComplete="current-password"
          {...field('password')}
        />
        <Button type="submit" variant="primary" className={styles.submit} disabled={busy}>
          {t(busy ? 'session.signing-in' : 'session.sign-in')}
        </Button>
      </form>
      {again ? null : (
        <div className={styles.practice}>
          <div className={styles.or}>{t('session.or')}</div>
          <Button
            className={styles.submit}
            disabled={busy}
            onClick={() => practice.mutate({ account: 'rosa' })}
          >
            {t('session.practice')}
          </Button>
          <p className={styles.hint}>
            {t('session.practice-hint')}{' '}
            <button
              type="button"
              className={styles.link}
              disabled={busy}
              onClick={() => practice.mutate({ account: 'marta' })}
            >
              {t('session.practice-as-lead')}
            </button>
          </p>
        </div>
      )}
    </>
  );
}
