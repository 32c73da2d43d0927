import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { REPLY_MAX_LENGTH } from '@shared/domain/limits';
import type { MessageView } from '@shared/ipc';
import { ok } from '@shared/result';
import { call } from '../../app/bridge';
import { useI18n } from '../../i18n';
import { Button, ConfirmDialog, usePlatform } from '../../ui';
import { DraftKeeper, type DraftStatus } from '../composer/draft-keeper';
import { AttachmentList } from './AttachmentList';
import type { MessageActions } from './use-message-actions';
import styles from './InlineEditor.module.css';

/**
 * Changes something written that waits in the outbox, where it stands. Every word is on disk as in
 * the composer; whoever goes away in the middle finds the editor as they left it.
 */
export function InlineEditor(props: {
  readonly message: MessageView;
  readonly customerName: string;
  readonly actions: MessageActions;
}) {
  const { message, actions } = props;
  const { t, number } = useI18n();
  const mac = usePlatform() === 'darwin';
  const field = useRef<HTMLTextAreaElement>(null);
  const commandId = message.pending?.commandId ?? '';
  const [text, setText] = useState(message.pending?.editText ?? message.text);
  const [status, setStatus] = useState<DraftStatus>({ state: 'untouched' });
  const [saving, setSaving] = useState(false);
  const [asking, setAsking] = useState(false);
  const gone = useRef(false);
  const keeper = useMemo(
    () =>
      new DraftKeeper(async ({ text: words }) => {
        const result = await call('outbox.keepEdit', { commandId, text: words });
        // Taken back from elsewhere, with the words as they were: nothing is left to be kept.
        const isOver = gone.current && !result.ok && result.error.code === 'already-sent';
        return isOver ? ok({ savedAt: 0 }) : result;
      }, setStatus),
    [commandId],
  );
  const isChanged = text !== message.text;
  const tooLong = text.trimEnd().length - REPLY_MAX_LENGTH;
  const isEmpty = text.trim() === '' && message.attachments.length === 0;
  const canSave = !saving && tooLong <= 0 && !isEmpty;

  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);
  useEffect(() => {
    const leave = () => void keeper.flush();
    gone.current = false;
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      gone.current = true;
      leave();
    };
  }, [keeper]);

  const save = async () => {
    if (!canSave) return;
    setSaving(true);
    await keeper.discard();
    if (!(await actions.finishEdit(text))) {
      keeper.change({ text, attachments: [] });
      setSaving(false);
    }
  };
  const close = async () => {
    await keeper.discard();
    actions.endEdit();
  };
  const cancel = () => {
    if (isChanged) setAsking(true);
    else void close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (mac ? event.metaKey : event.ctrlKey)) {
      event.preventDefault();
      void save();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      cancel();
    }
  };
  return (
    <div className={styles.editor}>
      <textarea
        ref={field}
        className={styles.field}
        dir="auto"
        rows={2}
        spellCheck
        readOnly={saving}
        aria-label={t(
          message.kind === 'message' ? 'conversation.edit.label' : 'conversation.edit.noteLabel',
          { customer: props.customerName },
        )}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          keeper.change({ text: event.target.value, attachments: [] });
        }}
        onKeyDown={onKeyDown}
        onBlur={() => void keeper.flush()}
      />
      {message.attachments.length > 0 && <AttachmentList message={message} />}
      <div className={styles.bar}>
        <p className={styles.hint} data-bad={status.state === 'failed' || tooLong > 0 || undefined}>
          {status.state === 'failed'
            ? t('conversation.edit.notSaved', { reason: status.problem })
            : tooLong > 0
              ? t('conversation.edit.tooLong', { count: number(tooLong) })
              : t('conversation.edit.hint')}
        </p>
        <span className={styles.buttons}>
          <Button size="s" variant="quiet" disabled={saving} onClick={cancel}>
            {t('conversation.edit.cancel')}
          </Button>
          <Button size="s" variant="primary" disabled={!canSave} onClick={() => void save()}>
            {t('conversation.edit.save')}
          </Button>
        </span>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('conversation.edit.discardTitle')}
          confirm={t('conversation.edit.discard')}
          destructive
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void close();
          }}
        >
          {t(
            message.pending?.state === 'queued'
              ? 'conversation.edit.discardText'
              : 'conversation.edit.discardHeldText',
          )}
        </ConfirmDialog>
      )}
    </div>
  );
}
