import { useCallback, useRef, useState, type ReactNode } from 'react';
import type { ConversationView } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { customerColour, cx, keyCaps, usePlatform } from '../../ui';
import { AttachmentTray } from './AttachmentTray';
import { ComposerBar } from './ComposerBar';
import { ComposerHints } from './ComposerHints';
import { DraftStatusText } from './DraftStatusText';
import { DropZone } from './DropZone';
import type { ComposerMode } from './composer-mode';
import { lastHeld, undoSend } from './second-thoughts';
import { SnippetPicker } from './SnippetPicker';
import { useAttachments } from './use-attachments';
import { useComposerKeys } from './use-composer-keys';
import { useComposerLink } from './use-composer-link';
import { useComposerNames } from './use-composer-names';
import { useDraft } from './use-draft';
import { useInsertion } from './use-insertion';
import { useSend } from './use-send';
import { useSnippets } from './use-snippets';
import { useTakeFocus } from './use-take-focus';
import styles from './Composer.module.css';

interface ComposerProps {
  readonly view: ConversationView;
  /** The last message between customer and agent that was really visible. */
  readonly lastShownId: () => string | null;
  /** The button that puts the episode aside. */
  readonly later: ReactNode;
}

/** Where answers, notes and whispers are written. Every word is on disk before it is sent. */
export function Composer(props: ComposerProps) {
  const { view } = props;
  const threadId = view.thread.id;
  const session = useHeddleQuery('session.get', undefined).data;
  const [mode, setMode] = useState<ComposerMode>('reply');
  const draft = useDraft(threadId, mode === 'reply' ? 'reply' : 'note');
  const field = useRef<HTMLTextAreaElement>(null);
  const insertion = useInsertion(field, draft);
  const attachments = useAttachments(threadId, draft, session);
  const snippets = useSnippets(field, draft.text, view, session?.agent?.name ?? '', insertion);
  const send = useSend({ view, mode, draft, lastShownId: props.lastShownId });
  useComposerLink({ threadId, insertion, draft, setMode, lastShownId: props.lastShownId });

  useTakeFocus(field, threadId);

  const sendNow = useCallback(
    async (after?: 'resolve' | 'snooze') => {
      if (await send.send(after)) {
        setMode('reply');
        field.current?.focus();
      }
    },
    [send],
  );
  const typedAt = useRef(-Infinity);
  const untouched = draft.text === '' && draft.attachments.length === 0;
  const undo = () => {
    const reply = lastHeld();
    // Whoever has typed since wants that undone, also when nothing of it is left.
    if (!untouched || reply === null || typedAt.current > reply.sentAt) return false;
    void undoSend();
    return true;
  };
  const keys = useComposerKeys({ snippets, send: () => void sendNow(), undo, field });
  const names = useComposerNames(view, mode);
  const colour = customerColour(view.customer.id);

  return (
    <DropZone label={names.drop} disabled={mode !== 'reply'} onFiles={attachments.add}>
      <div
        className={styles.composer}
        data-mode={mode}
        style={{ ['--customer' as string]: colour }}
      >
        {snippets.open && <SnippetPicker snippets={snippets} />}
        <div className={cx(styles.box, mode !== 'reply' && 'on-tint')}>
          {mode !== 'reply' && <p className={styles.paperHint}>{names.hint}</p>}
          <textarea
            ref={field}
            className={styles.field}
            dir="auto"
            rows={2}
            aria-label={names.label}
            placeholder={names.placeholder}
            value={draft.text}
            readOnly={draft.loading}
            aria-busy={draft.loading}
            aria-autocomplete="list"
            aria-controls={snippets.open ? snippets.listId : undefined}
            aria-activedescendant={snippets.activeId ?? undefined}
            spellCheck
            onChange={(event) => {
              typedAt.current = Date.now();
              draft.setText(event.target.value);
              snippets.caretMoved();
              send.typed();
            }}
            onSelect={snippets.caretMoved}
            onKeyDown={keys}
            onPaste={(event) => {
              const files = [...event.clipboardData.files];
              if (files.length === 0 || mode !== 'reply') return;
              event.preventDefault();
              attachments.add(files);
            }}
            onBlur={() => {
              void draft.flush();
              send.stopTyping();
              snippets.close();
            }}
          />
          <DraftStatusText corner status={draft.status} empty={untouched} />
          <AttachmentTray attachments={attachments} hidden={mode !== 'reply'} />
        </div>
        <ComposerHints
          view={view}
          mode={mode}
          text={draft.text}
          problem={send.problem}
          unsaved={draft.status.state === 'failed'}
        />
        <ComposerBar
          view={view}
          mode={mode}
          onMode={(next) => {
            setMode(next);
            field.current?.focus();
          }}
          draft={draft}
          canSend={send.canSend && attachments.adding.length === 0}
          onFiles={attachments.add}
          onSnippets={snippets.start}
          onSend={(after) => void sendNow(after)}
          later={props.later}
        />
        <span className="visually-hidden" aria-live="polite">
          <SentWords sentFor={send.sentFor} />
        </span>
      </div>
    </DropZone>
  );
}

/** Says once, for those who do not see it, that something was sent and how to take it back. */
function SentWords({ sentFor }: { readonly sentFor: number | null }) {
  const { t } = useI18n();
  const undoKeys = keyCaps('Mod+Z', usePlatform()).join('+');
  if (sentFor === null) return null;
  return sentFor === 0
    ? t('composer.queued')
    : t('composer.queuedUndo', { seconds: sentFor, keys: undoKeys });
}
