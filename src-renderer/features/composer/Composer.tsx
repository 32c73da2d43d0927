import { Lock } from 'lucide-react';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import type { ConversationView } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { templateGaps } from '@shared/rules';
import { useI18n } from '../../i18n';
import { ConfirmDialog, customerColour, cx, keyCaps, usePlatform } from '../../ui';
import { AttachmentTray } from './AttachmentTray';
import { ComposerBar } from './ComposerBar';
import { ComposerHints } from './ComposerHints';
import { DraftStatusText } from './DraftStatusText';
import { DraftVersions } from './DraftVersions';
import { DropZone } from './DropZone';
import { EmojiPicker, ShortcodeList, useShortcodes } from '../emoji';
import { draftModeOf, type ComposerMode } from './composer-mode';
import { QuoteChip } from './QuoteChip';
import { SendLaterDialog } from './SendLaterDialog';
import { lastHeld, undoSend } from './second-thoughts';
import { SnippetPicker } from './SnippetPicker';
import { useAttachments } from './use-attachments';
import { useCaretMemory } from './use-caret-memory';
import { useComposerKeys } from './use-composer-keys';
import { useComposerLink } from './use-composer-link';
import { useComposerNames } from './use-composer-names';
import { useDraft } from './use-draft';
import { useFields } from './use-fields';
import { useInsertion } from './use-insertion';
import { useReplyWindow } from './use-reply-window';
import { useSend, type SendOptions } from './use-send';
import { useSnippets } from './use-snippets';
import { useTakeFocus } from './use-take-focus';
import { useWrongThread } from './use-wrong-thread';
import { WindowLine } from './WindowLine';
import { WrongThread } from './WrongThread';
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
  const draft = useDraft(threadId, draftModeOf(mode));
  const { t, list } = useI18n();
  const field = useRef<HTMLTextAreaElement>(null);
  const insertion = useInsertion(field, draft);
  const attachments = useAttachments(threadId, draft, session, view.thread.channel);
  const snippets = useSnippets(field, draft.text, view, session?.agent?.name ?? '', insertion);
  const replyWindow = useReplyWindow(view);
  const closed = mode === 'reply' && replyWindow.state === 'closed';
  const shortcodes = useShortcodes(field, insertion.replace);
  const send = useSend({ view, mode, draft, lastShownId: props.lastShownId, closed });

  useTakeFocus(field, threadId);
  useCaretMemory(field, threadId, mode === 'reply' ? 'reply' : 'note', draft.loading);

  const [asking, setAsking] = useState<'gaps' | 'later' | null>(null);
  /** What is done once somebody has said that the fields may stay as they are. */
  const [unfilled, setUnfilled] = useState<SendOptions>({});
  const wrongThread = useWrongThread({ view, mode, text: draft.text, send: send.send });
  const deliver = useCallback(
    async (options: SendOptions, anyway = false) => {
      setAsking(null);
      if (await wrongThread.send(options, anyway)) {
        setMode('reply');
        field.current?.focus();
      }
    },
    [wrongThread],
  );
  const { text } = draft;
  const sendNow = useCallback(
    async (options: SendOptions = {}) => {
      if (send.canSend && templateGaps(text).length > 0) {
        setUnfilled(options);
        setAsking('gaps');
      } else await deliver(options);
    },
    [send.canSend, text, deliver],
  );
  const maySchedule = mode === 'reply' && send.canSend;
  const typedAt = useRef(-Infinity);
  const untouched = draft.text === '' && draft.attachments.length === 0;
  const undo = () => {
    const reply = lastHeld();
    // Whoever has typed since wants that undone, also when nothing of it is left.
    if (!untouched || reply === null || typedAt.current > reply.sentAt) return false;
    void undoSend();
    return true;
  };
  const menu = snippets.open ? snippets : shortcodes.open ? shortcodes : null;
  const caretMoved = () => {
    snippets.caretMoved();
    shortcodes.caretMoved();
  };
  const fields = useFields(field);
  const last = view.episodes.at(-1)?.lastMessage;
  const lastFromCustomer = last?.side === 'customer' ? last.id : null;
  useComposerLink({
    threadId,
    insertion,
    draft,
    setMode,
    lastShownId: props.lastShownId,
    lastFromCustomer,
    sendLater: () => {
      if (maySchedule) setAsking('later');
    },
  });
  const keys = useComposerKeys({ menu, send: () => void sendNow(), undo, field, fields });
  const names = useComposerNames(view, mode);
  const colour = customerColour(view.customer.id);
  const language = view.thread.language ?? view.customer.language;

  return (
    <DropZone label={names.drop} disabled={mode !== 'reply'} onFiles={attachments.add}>
      <div
        className={styles.composer}
        data-mode={mode}
        style={{ ['--customer' as string]: colour }}
      >
        {snippets.open && <SnippetPicker snippets={snippets} />}
        {!snippets.open && shortcodes.open && <ShortcodeList menu={shortcodes} />}
        {mode === 'reply' && (
          <WindowLine
            view={view}
            replyWindow={replyWindow}
            onNote={() => {
              setMode('note');
              field.current?.focus();
            }}
          />
        )}
        <div className={cx(styles.box, mode !== 'reply' && 'on-tint')}>
          {mode !== 'reply' && (
            <p className={styles.paperHint}>
              <Lock size={12} strokeWidth={2.2} aria-hidden="true" />
              {names.hint}
            </p>
          )}
          {mode === 'reply' && draft.quotedMessageId && (
            <QuoteChip
              threadId={threadId}
              customerName={view.customer.name}
              messageId={draft.quotedMessageId}
              onRemove={() => {
                draft.setQuoted(null);
                field.current?.focus();
              }}
            />
          )}
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
            aria-controls={menu?.listId}
            aria-activedescendant={menu?.activeId ?? undefined}
            spellCheck
            {...(language === null || mode !== 'reply' ? {} : { lang: language })}
            onChange={(event) => {
              typedAt.current = Date.now();
              draft.setText(event.target.value);
              caretMoved();
              send.typed();
            }}
            onSelect={caretMoved}
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
              shortcodes.close();
            }}
          />
          <DraftStatusText corner status={draft.status} empty={untouched} />
          <AttachmentTray attachments={attachments} hidden={mode !== 'reply'} />
        </div>
        {wrongThread.doubt && (
          <WrongThread
            greeted={wrongThread.doubt.greeted}
            recipient={view.customer.name}
            onSend={() => void deliver(wrongThread.doubt?.options ?? {}, true)}
            onEdit={() => {
              wrongThread.forget();
              field.current?.focus();
            }}
          />
        )}
        <ComposerHints
          view={view}
          mode={mode}
          text={draft.text}
          attachments={draft.attachments}
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
          onSend={(after) => void sendNow({ after })}
          onSendLater={() => setAsking('later')}
          later={props.later}
          tools={
            <>
              <EmojiPicker
                onClosed={insertion.focus}
                onChoose={(emoji) => {
                  const element = field.current;
                  if (element === null) return;
                  insertion.replace(element.selectionStart, element.selectionEnd, emoji);
                }}
              />
              <DraftVersions
                onClosed={insertion.focus}
                threadId={threadId}
                mode={draftModeOf(mode)}
                current={() => field.current?.value ?? ''}
                onRestore={draft.setText}
              />
            </>
          }
        />
        {asking === 'later' && (
          <SendLaterDialog
            attributes={view.customer.attributes}
            closesAt={replyWindow.closesAt}
            onClose={() => setAsking(null)}
            onChoose={(sendAt) => void sendNow({ sendAt })}
          />
        )}
        {asking === 'gaps' && (
          <ConfirmDialog
            title={t('composer.gaps.title')}
            confirm={t('composer.gaps.send')}
            destructive
            onClose={() => {
              setAsking(null);
              fields.next();
            }}
            onConfirm={() => void deliver(unfilled)}
          >
            {t('composer.gaps.text', {
              names: list(templateGaps(text).map(({ name }) => name)),
            })}
          </ConfirmDialog>
        )}
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
