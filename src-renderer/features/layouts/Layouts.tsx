import { Check, Pencil, RefreshCw, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { NamedLayout } from '@shared/ipc';
import { useHeddleMutation, useHeddleQuery } from '../../app/query';
import { layoutOf, useScreen } from '../../app/state';
import { useI18n } from '../../i18n';
import { Button, Dialog, DialogBody, focusFirst, IconButton, safeText, TextField } from '../../ui';
import { applyLayout } from './apply-layout';
import styles from './Layouts.module.css';

const ICON = { size: 14, strokeWidth: 1.8 } as const;
const NAME_MAX_LENGTH = 60;

/** The layouts that have a name: to switch to, to rename, to delete, and to keep the current one as. */
export function Layouts() {
  const { t } = useI18n();
  const setLayoutsOpen = useScreen((state) => state.setLayoutsOpen);
  const named = useHeddleQuery('layout.named', undefined).data ?? [];
  const save = useHeddleMutation('layout.save');
  const [name, setName] = useState('');
  const onSave = (event: FormEvent) => {
    event.preventDefault();
    const typed = name.trim();
    if (typed === '') return;
    const known = named.find((each) => each.name === typed);
    const layout = layoutOf(useScreen.getState());
    save.mutate(
      { id: known?.id ?? crypto.randomUUID(), name: typed, layout },
      { onSuccess: () => setName('') },
    );
  };
  return (
    <Dialog title={t('layouts.title')} onClose={() => setLayoutsOpen(false)}>
      <DialogBody className={styles.body}>
        <p className={styles.hint}>{t('layouts.hint')}</p>
        <form className={styles.form} onSubmit={onSave}>
          <TextField
            {...focusFirst}
            dir="auto"
            maxLength={NAME_MAX_LENGTH}
            aria-label={t('layouts.name')}
            placeholder={t('layouts.placeholder')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button variant="primary" type="submit" disabled={name.trim() === ''}>
            {t('layouts.save')}
          </Button>
        </form>
        {save.error && (
          <p role="alert" className={styles.problem}>
            {t('layouts.failed', { reason: save.error.message })}
          </p>
        )}
        {named.length === 0 ? (
          <p className={styles.none}>{t('layouts.none')}</p>
        ) : (
          <ul className={styles.list}>
            {named.map((each) => (
              <Entry key={each.id} named={each} />
            ))}
          </ul>
        )}
      </DialogBody>
    </Dialog>
  );
}

function Entry({ named }: { readonly named: NamedLayout }) {
  const { t } = useI18n();
  const save = useHeddleMutation('layout.save');
  const remove = useHeddleMutation('layout.remove');
  const [typed, setTyped] = useState<string | null>(null);
  const name = safeText(named.name);
  if (typed !== null) {
    return (
      <li className={styles.entry}>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() !== '') save.mutate({ ...named, name: typed.trim() });
            setTyped(null);
          }}
        >
          <TextField
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- it stands where its button was
            autoFocus
            dir="auto"
            maxLength={NAME_MAX_LENGTH}
            aria-label={t('layouts.name')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              event.stopPropagation();
              setTyped(null);
            }}
          />
          <IconButton label={t('layouts.done')} type="submit">
            <Check {...ICON} />
          </IconButton>
        </form>
      </li>
    );
  }
  return (
    <li className={styles.entry}>
      <button
        type="button"
        className={styles.use}
        aria-label={t('layouts.use', { name })}
        onClick={() => applyLayout(named)}
      >
        <bdi className={styles.name}>{name}</bdi>
        <span className={styles.count}>
          {t('layouts.count', { count: named.layout.panes.length })}
        </span>
      </button>
      <IconButton
        label={t('layouts.replace', { name })}
        onClick={() => save.mutate({ ...named, layout: layoutOf(useScreen.getState()) })}
      >
        <RefreshCw {...ICON} />
      </IconButton>
      <IconButton label={t('layouts.rename', { name })} onClick={() => setTyped(named.name)}>
        <Pencil {...ICON} />
      </IconButton>
      <IconButton
        label={t('layouts.remove', { name })}
        onClick={() => remove.mutate({ id: named.id })}
      >
        <Trash2 {...ICON} />
      </IconButton>
    </li>
  );
}
