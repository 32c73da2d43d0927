import {
  CalendarClock,
  ChevronUp,
  CircleCheck,
  Hourglass,
  Lock,
  Moon,
  Paperclip,
  Slash,
} from 'lucide-react';
import { Fragment, useRef, type ReactNode } from 'react';
import type { ConversationView } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { useT } from '../../i18n';
import { Button, cx, IconButton, Kbd, Menu, MenuItem, MenuSeparator, type Keys } from '../../ui';
import { BarActions } from './BarActions';
import { DraftStatusText } from './DraftStatusText';
import { ModeSwitch } from './ModeSwitch';
import type { WatchedDraft } from './draft-view';
import { mayWhisper, type ComposerMode } from './composer-mode';
import type { SendWith } from './use-send';
import styles from './ComposerBar.module.css';

interface ComposerBarProps {
  readonly view: ConversationView;
  readonly mode: ComposerMode;
  readonly onMode: (mode: ComposerMode) => void;
  readonly draft: WatchedDraft;
  readonly canSend: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onSnippets: () => void;
  readonly onSend: () => void;
  readonly onSendWith: (what: SendWith) => void;
  readonly later: ReactNode;
  readonly emoji: ReactNode;
  readonly versions: ReactNode;
}

const SEND_LABELS = {
  reply: 'composer.send',
  note: 'composer.sendNote',
  whisper: 'composer.sendWhisper',
} as const;

/** In the order of the menu; the keys are those of the actions. */
const SEND_WITH = [
  { what: 'resolve', keys: 'Mod+Alt+Enter', Icon: CircleCheck },
  { what: 'plan', keys: 'Alt+Enter', Icon: Hourglass },
  { what: 'snooze', keys: 'Alt+Shift+Enter', Icon: Moon },
  { what: 'later', keys: 'Mod+Shift+Enter', Icon: CalendarClock },
] as const satisfies readonly { readonly what: SendWith; readonly keys: Keys; Icon: unknown }[];

/** The row under the field: what to write, files, snippets, the state of the draft, and sending. */
export function ComposerBar(props: ComposerBarProps) {
  const { mode, draft, view } = props;
  const t = useT();
  const picker = useRef<HTMLInputElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  /** What opens beside its control opens as if that was pressed. */
  const press = (tool: 'emoji' | 'versions') =>
    bar.current?.querySelector<HTMLElement>(`[data-tool="${tool}"]`)?.click();
  const session = useHeddleQuery('session.get', undefined).data;
  // One that was begun stays in reach, also when nobody can be whispered to any more.
  const whispers = mode === 'whisper' || mayWhisper(session?.agent, view.episodes.at(-1));
  return (
    <div ref={bar} className={styles.bar}>
      <BarActions
        threadId={view.thread.id}
        mode={mode}
        mayWhisper={whispers}
        onMode={props.onMode}
        onAttach={() => picker.current?.click()}
        onEmoji={() => press('emoji')}
        onVersions={() => press('versions')}
      />
      <ModeSwitch mode={mode} mayWhisper={whispers} onMode={props.onMode} />
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
      <span className={styles.emoji}>{props.emoji}</span>
      {props.versions}
      <DraftStatusText draft={draft} />
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
              {SEND_WITH.map(({ what, keys, Icon }) => (
                <Fragment key={what}>
                  {what === 'later' && <MenuSeparator />}
                  <MenuItem
                    icon={<Icon size={14} strokeWidth={1.8} />}
                    keys={keys}
                    onSelect={() => props.onSendWith(what)}
                  >
                    {t(`composer.sendWith.${what}`)}
                  </MenuItem>
                </Fragment>
              ))}
            </Menu>
          )}
        </div>
      </div>
    </div>
  );
}
