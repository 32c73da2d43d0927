import { useState } from 'react';
import {
  bindingsAsText,
  bindingsFromText,
  type Bindings,
  type KnownAction,
} from '../../app/shortcuts';
import { useT } from '../../i18n';
import { Button, Dialog, DialogButtons, focusFirst, TextArea } from '../../ui';
import styles from './Shortcuts.module.css';

/** Takes a person's keys to another computer as text, and back to what Heddle ships with. */
export function ShortcutFiles(props: {
  readonly bindings: Bindings;
  readonly actions: readonly KnownAction[];
  readonly onChange: (bindings: Bindings) => void;
}) {
  const { bindings, actions, onChange } = props;
  const t = useT();
  const [pasting, setPasting] = useState(false);
  const isOwn = Object.keys(bindings).length > 0;
  return (
    <>
      <Button disabled={!isOwn} onClick={() => onChange({})}>
        {t('settings.keys-reset-all')}
      </Button>
      <Button onClick={() => setPasting(true)}>{t('settings.keys-text')}</Button>
      {pasting ? (
        <TextDialog
          text={bindingsAsText(bindings)}
          actions={actions}
          onChange={onChange}
          onClose={() => setPasting(false)}
        />
      ) : null}
    </>
  );
}

function TextDialog(props: {
  readonly text: string;
  readonly actions: readonly KnownAction[];
  readonly onChange: (bindings: Bindings) => void;
  readonly onClose: () => void;
}) {
  const t = useT();
  const [text, setText] = useState(props.text);
  const read = bindingsFromText(text, props.actions);
  return (
    <Dialog title={t('settings.keys-text')} onClose={props.onClose}>
      <div className={styles.textBody}>
        <p>{t('settings.keys-text-hint')}</p>
        <TextArea
          {...focusFirst}
          className={styles.text}
          rows={10}
          translate="no"
          spellCheck={false}
          aria-label={t('settings.keys-text')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <p role="status" className={styles.told}>
          {read.notUnderstood > 0 ? t('settings.keys-text-bad', { count: read.notUnderstood }) : ''}
        </p>
      </div>
      <DialogButtons
        cancel={
          <Button onClick={() => void navigator.clipboard.writeText(text)}>
            {t('settings.keys-text-copy')}
          </Button>
        }
        confirm={
          <Button
            variant="primary"
            disabled={text === props.text}
            onClick={() => {
              props.onChange(read.bindings);
              props.onClose();
            }}
          >
            {t('settings.keys-text-use')}
          </Button>
        }
      />
    </Dialog>
  );
}
