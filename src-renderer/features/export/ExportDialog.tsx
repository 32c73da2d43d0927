import { useId, useState } from 'react';
import { call } from '../../app/bridge';
import { useI18n } from '../../i18n';
import { Button, Dialog, DialogButtons, focusFirst, safeText } from '../../ui';
import { type ExportState, useExport } from './use-export';
import styles from './ExportDialog.module.css';

/** What is exported. */
export type Exported =
  | { readonly kind: 'matches'; readonly text: string }
  | { readonly kind: 'conversation'; readonly threadId: string; readonly customer: string };

/** Says what leaves the encryption, asks where to, and shows how far it is. */
export function ExportDialog(props: { readonly what: Exported; readonly onClose: () => void }) {
  const { t } = useI18n();
  const { what, onClose } = props;
  const [internal, setInternal] = useState(false);
  const { state, start, cancel } = useExport();
  const run = (to: 'file' | 'printer') =>
    start(() =>
      what.kind === 'matches'
        ? call('export.matches', { text: what.text })
        : call('export.conversation', { threadId: what.threadId, to, internal }),
    );
  const title =
    what.kind === 'matches'
      ? t('export.title.matches')
      : t('export.title.conversation', { customer: safeText(what.customer) });
  return (
    <Dialog title={title} onClose={onClose} className={styles.dialog}>
      <div className={styles.body}>
        {what.kind === 'matches' ? (
          <>
            <p>{t('export.what.matches')}</p>
            <p className={styles.query} dir="auto">
              {safeText(what.text)}
            </p>
          </>
        ) : (
          <>
            <p>{t('export.what.conversation')}</p>
            <Internal value={internal} onChange={setInternal} disabled={state.step !== 'asking'} />
          </>
        )}
        <p className={styles.warning}>{t('export.leaves')}</p>
        <State state={state} />
      </div>
      <Buttons
        state={state}
        mayPrint={what.kind === 'conversation'}
        onRun={run}
        onCancel={cancel}
        onClose={onClose}
      />
    </Dialog>
  );
}

function Internal(props: {
  readonly value: boolean;
  readonly disabled: boolean;
  readonly onChange: (value: boolean) => void;
}) {
  const { t } = useI18n();
  const id = useId();
  return (
    <div className={styles.choice}>
      <input
        id={id}
        type="checkbox"
        checked={props.value}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <label htmlFor={id}>{t('export.internal')}</label>
    </div>
  );
}

function State({ state }: { readonly state: ExportState }) {
  const { t, number } = useI18n();
  if (state.step === 'asking') {
    return state.problem === null ? null : (
      <p role="alert" className={styles.problem}>
        {state.problem}
      </p>
    );
  }
  if (state.step === 'done') {
    const { file, messages } = state.result;
    return (
      <p role="status">
        {file === null
          ? t('export.printed', { count: messages })
          : t('export.saved', { count: messages, file })}
      </p>
    );
  }
  const { messages, of } = state.progress ?? { messages: 0, of: null };
  return (
    <div role="status" className={styles.progress}>
      <progress
        aria-label={t('export.progress')}
        {...(of === null || of === 0 ? {} : { value: Math.min(messages / of, 1) })}
      />
      <span>{t('export.running', { count: messages, number: number(messages) })}</span>
    </div>
  );
}

function Buttons(props: {
  readonly state: ExportState;
  readonly mayPrint: boolean;
  readonly onRun: (to: 'file' | 'printer') => void;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useI18n();
  const { state, mayPrint, onRun, onCancel, onClose } = props;
  if (state.step === 'done') {
    return (
      <div className={styles.end}>
        <Button variant="primary" onClick={onClose}>
          {t('ui.close')}
        </Button>
      </div>
    );
  }
  if (state.step === 'running') {
    return (
      <div className={styles.end}>
        <Button onClick={onCancel}>{t('export.cancel')}</Button>
      </div>
    );
  }
  return (
    <DialogButtons
      cancel={<Button onClick={onClose}>{t('ui.cancel')}</Button>}
      confirm={
        <>
          {mayPrint && <Button onClick={() => onRun('printer')}>{t('export.print')}</Button>}
          <Button variant="primary" {...focusFirst} onClick={() => onRun('file')}>
            {t('export.save')}
          </Button>
        </>
      }
    />
  );
}
