import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import { VIEW_NAME_MAX_LENGTH } from '@shared/domain/limits';
import type { SavedView } from '@shared/ipc';
import { call } from '../../app/bridge';
import { useHeddleQuery } from '../../app/query';
import { useInboxList, useInboxView, useScreen } from '../../app/state';
import { useT } from '../../i18n';
import {
  Button,
  Dialog,
  DialogBody,
  DialogButtons,
  focusFirst,
  IconButton,
  TextField,
} from '../../ui';
import styles from './ViewDialogs.module.css';

/** The dialog about views that is open, if one is. */
export function ViewDialogs() {
  const dialog = useInboxView((state) => state.dialog);
  const setDialog = useInboxView((state) => state.setDialog);
  const close = () => setDialog(null);
  if (dialog === 'save') return <SaveView onClose={close} />;
  if (dialog === 'manage') return <ManageViews onClose={close} />;
  return null;
}

interface Closing {
  readonly onClose: () => void;
}

/** Gives what the list shows now a name. */
function SaveView({ onClose }: Closing) {
  const t = useT();
  const nameId = useId();
  const list = useInboxList();
  const filter = useScreen((screen) => screen.inboxFilter);
  const conditions = useInboxView((state) => state.conditions);
  const open = useInboxView((state) => state.open);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const trimmed = name.trim();
    if (trimmed === '') return;
    const saved: SavedView = {
      id: crypto.randomUUID(),
      name: trimmed,
      view: { list, filter, conditions },
    };
    const result = await call('inbox.saveView', saved);
    if (!result.ok) {
      setProblem(result.error.message);
      return;
    }
    open(saved.id, saved.view);
    onClose();
  };
  return (
    <Dialog title={t('inbox.save-view-title')} onClose={onClose} className={styles.dialog}>
      <form onSubmit={(event) => void save(event)}>
        <DialogBody className={styles.form}>
          <label htmlFor={nameId}>{t('inbox.view-name')}</label>
          <TextField
            {...focusFirst}
            id={nameId}
            value={name}
            maxLength={VIEW_NAME_MAX_LENGTH}
            placeholder={t('inbox.view-name-example')}
            onChange={(event) => setName(event.target.value)}
          />
          {problem === null ? null : <p role="alert">{problem}</p>}
        </DialogBody>
        <DialogButtons
          cancel={<Button onClick={onClose}>{t('ui.cancel')}</Button>}
          confirm={
            <Button variant="primary" type="submit" disabled={name.trim() === ''}>
              {t('inbox.save')}
            </Button>
          }
        />
      </form>
    </Dialog>
  );
}

/** Names, order and end of the views that this person made. */
function ManageViews({ onClose }: Closing) {
  const t = useT();
  const views = useHeddleQuery('inbox.views', undefined).data ?? [];
  const move = (index: number, by: number) => {
    const ids = views.map(({ id }) => id);
    const [moved] = ids.splice(index, 1);
    if (moved !== undefined) ids.splice(index + by, 0, moved);
    void call('inbox.orderViews', { ids });
  };
  return (
    <Dialog title={t('inbox.manage-views')} onClose={onClose} className={styles.dialog}>
      <DialogBody className={styles.views}>
        {views.length === 0 ? <p>{t('inbox.no-views')}</p> : null}
        <ol className={styles.list}>
          {views.map((each, index) => (
            <li key={each.id} className={styles.line}>
              <ViewName saved={each} />
              <IconButton
                size="s"
                label={t('inbox.view-up', { name: each.name })}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                <ArrowUp size={14} strokeWidth={1.8} />
              </IconButton>
              <IconButton
                size="s"
                label={t('inbox.view-down', { name: each.name })}
                disabled={index === views.length - 1}
                onClick={() => move(index, 1)}
              >
                <ArrowDown size={14} strokeWidth={1.8} />
              </IconButton>
              <IconButton
                size="s"
                label={t('inbox.view-remove', { name: each.name })}
                onClick={() => void call('inbox.removeView', { id: each.id })}
              >
                <Trash2 size={14} strokeWidth={1.8} />
              </IconButton>
            </li>
          ))}
        </ol>
      </DialogBody>
    </Dialog>
  );
}

function ViewName({ saved }: { readonly saved: SavedView }) {
  const t = useT();
  const [name, setName] = useState(saved.name);
  const keep = () => {
    const trimmed = name.trim();
    if (trimmed === '') setName(saved.name);
    else if (trimmed !== saved.name) void call('inbox.saveView', { ...saved, name: trimmed });
  };
  return (
    <TextField
      aria-label={t('inbox.view-name')}
      value={name}
      maxLength={VIEW_NAME_MAX_LENGTH}
      onChange={(event) => setName(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
    />
  );
}
