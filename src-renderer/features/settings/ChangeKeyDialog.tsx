import { useState, type FormEvent } from 'react';
import type { RequestOf, Security } from '@shared/ipc';
import { useHeddleMutation } from '../../app/query';
import { useScreen } from '../../app/state';
import { useT } from '../../i18n';
import { Button, Dialog, DialogButtons, focusFirst } from '../../ui';
import {
  checkNewPassphrase,
  type NewPassphraseErrors,
  NewPassphraseFields,
  PassphraseField,
  Problem,
} from '../session';
import styles from './ChangeKeyDialog.module.css';
import type { KeyChange } from './Security';

/** Asks what a change of the key needs to be known, and says what it does. */
export function ChangeKeyDialog(props: {
  readonly change: KeyChange;
  readonly encryption: Security['encryption'];
  readonly onClose: () => void;
}) {
  const t = useT();
  const { change, encryption, onClose } = props;
  const asksCurrent = encryption === 'passphrase' && change !== 'key-store';
  const asksNew = change === 'new-passphrase' || change === 'passphrase';
  const [current, setCurrent] = useState('');
  const [typed, setTyped] = useState({ first: '', second: '' });
  const [errors, setErrors] = useState<NewPassphraseErrors & { readonly current?: string }>({});
  const changeKey = useHeddleMutation('session.changeKey');
  const busy = changeKey.isPending;

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const missing =
      asksCurrent && current === '' ? { current: t('session.passphrase-missing') } : {};
    const found = { ...missing, ...(asksNew ? checkNewPassphrase(t, typed) : {}) };
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    // Another key means another session of the same person.
    if (change !== 'new-passphrase') useScreen.getState().comeBack();
    changeKey.mutate(requestFor(change, asksCurrent ? current : null, typed.first), {
      onSuccess: onClose,
    });
  };

  return (
    <Dialog title={t(`settings.change-${change}-title`)} onClose={busy ? () => undefined : onClose}>
      <form onSubmit={onSubmit} noValidate>
        <div className={styles.body}>
          <p>{t(`settings.change-${change}-text`)}</p>
          {changeKey.error ? <Problem text={changeKey.error.message} /> : null}
          {asksCurrent ? (
            <PassphraseField
              label={t('session.passphrase-current')}
              value={current}
              onChange={(value) => {
                setCurrent(value);
                setErrors({});
              }}
              error={errors.current}
              shown={false}
              disabled={busy}
            />
          ) : null}
          {asksNew ? (
            <NewPassphraseFields
              label={t(asksCurrent ? 'session.passphrase-new' : 'session.passphrase')}
              value={typed}
              onChange={(value) => {
                setTyped(value);
                setErrors({});
              }}
              errors={errors}
              disabled={busy}
            />
          ) : null}
        </div>
        <DialogButtons
          cancel={
            <Button disabled={busy} onClick={onClose}>
              {t('ui.cancel')}
            </Button>
          }
          confirm={
            <Button
              type="submit"
              variant="primary"
              disabled={busy}
              {...(asksCurrent || asksNew ? {} : focusFirst)}
            >
              {t(busy ? 'settings.changing' : `settings.change-${change}-do`)}
            </Button>
          }
        />
      </form>
    </Dialog>
  );
}

function requestFor(
  change: KeyChange,
  current: string | null,
  passphrase: string,
): RequestOf<'session.changeKey'> {
  switch (change) {
    case 'new-key':
      return { to: 'new-key', passphrase: current };
    case 'key-store':
      return { to: 'key-store' };
    case 'passphrase':
    case 'new-passphrase':
      return { to: 'passphrase', current, passphrase };
  }
}
