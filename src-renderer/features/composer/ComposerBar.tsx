import { CalendarClock, ChevronUp, Lock, Paperclip, Slash } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import type { ConversationView } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { useT } from '../../i18n';
import { Button, cx, IconButton, Kbd, Menu, MenuItem, MenuSeparator } from '../../ui';
import { DraftStatusText } from './DraftStatusText';
import { ModeSwitch } from './ModeSwitch';
import type { DraftState } from './use-draft';
import type { ComposerMode } from './composer-mode';
import type { AfterSend } from './use-send';
import styles from './ComposerBar.module.css';

interface ComposerBarProps {
  readonly view: ConversationView;
  readonly mode: ComposerMode;
  readonly onMode: (mode: ComposerMode) => void;
  readonly draft: DraftState;
  readonly canSend: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onSnippets: () => void;
  readonly onSend: (after?: AfterSend) => void;
  readonly onSendLater: () => void;
  readonly later: ReactNode;
  /** What else helps with writing: emoji, earlier versions. */
  readonly tools: ReactNode;
}

const SEND_LABELS = {
  reply: 'composer.send',
  note: 'composer.sendNote',
  whisper: 'composer.sendWhisper',
} as const;

/** The row under the field: what to write, files, snippets, the state of the draft, and sending. */
export function ComposerBar(props: ComposerBarProps) {
  const { mode, draft, view } = props;
  const t = useT();
  const picker = useRef<HTMLInputElement>(null);
  const session = useHeddleQuery('session.get', undefined).data;
  const assignee = view.episodes.at(-1)?.assigneeId ?? null;
  const mayWhisper =
    session?.agent?.role === 'lead' && assignee !== null && assignee !== session.agent.id;
  return (
    <div className={styles.bar}>
      <ModeSwitch mode={mode} mayWhisper={mayWhisper} onMode={props.onMode} />
      {mode === 'reply' && (
        <>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            accept={session?.attachmentMediaTypes.join(',')}
            onChange={(event) => {
              props.onFiles([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
          <IconButton label={t('composer.attach')} onClick={() => picker.current?.click()}>
            <Paperclip size={16} strokeWidth={1.8} />
          </IconButton>
        </>
      )}
      <IconButton
        label={t('composer.snippet')}
        className={styles.snippet}
        onClick={props.onSnippets}
      >
        <Slash size={16} strokeWidth={1.8} />
      </IconButton>
      {props.tools}
      <DraftStatusText
        status={draft.status}
        empty={draft.text === '' && draft.attachments.length === 0}
      />
      <div className={styles.actions}>
        {mode === 'reply' && <span className={styles.later}>{props.later}</span>}
        <div className={styles.split} data-split={mode === 'reply' || undefined}>
          <Button
            variant="primary"
            className={cx(styles.send, mode !== 'reply' && styles.internal)}
            disabled={!props.canSend}
            onClick={() => props.onSend()}
          >
            {mode !== 'reply' && <Lock size={13} strokeWidth={2} aria-hidden="true" />}
            {t(SEND_LABELS[mode])}
            <span className={styles.keys}>
              <Kbd keys="Mod+Enter" />
            </span>
          </Button>
          {mode === 'reply' && (
            <Menu
              label={t('composer.moreSend')}
              align="end"
              side="top"
              trigger={
                <Button
                  variant="primary"
                  className={styles.more}
                  disabled={!props.canSend}
                  aria-label={t('composer.moreSend')}
                >
                  <ChevronUp size={14} strokeWidth={2} />
                </Button>
              }
            >
              <MenuItem onSelect={() => props.onSend('resolve')}>
                {t('composer.sendResolve')}
              </MenuItem>
              <MenuItem onSelect={() => props.onSend('snooze')}>
                {t('composer.sendSnooze')}
              </MenuItem>
              <MenuSeparator />
              <MenuItem
                icon={<CalendarClock size={14} strokeWidth={1.8} />}
                onSelect={props.onSendLater}
              >
                {t('composer.sendLater')}
              </MenuItem>
            </Menu>
          )}
        </div>
      </div>
    </div>
  );
}
