import { Lock } from 'lucide-react';
import { memo, useCallback, useRef, type ReactNode } from 'react';
import type { ConversationView } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { customerColour, keyCaps, usePlatform } from '../../ui';
import { EmojiPicker } from '../emoji';
import { AttachmentTray } from './AttachmentTray';
import { mayWhisper, type ComposerMode } from './composer-mode';
import { ComposerBar } from './ComposerBar';
import { ComposerHints } from './ComposerHints';
import { useDraftPart } from './draft-view';
import { DraftStatusText } from './DraftStatusText';
import { DraftVersions } from './DraftVersions';
import { DropZone } from './DropZone';
import { limitsWords } from './files-words';
import { QuoteChip } from './QuoteChip';
import { SendQuestions } from './SendQuestions';
import { useAttachments } from './use-attachments';
import { useCaretMemory } from './use-caret-memory';
import { useComposerLink } from './use-composer-link';
import { useComposerMode } from './use-composer-mode';
import { useComposerNames } from './use-composer-names';
import { useDraft } from './use-draft';
import { useFields } from './use-fields';
import { useInsertion } from './use-insertion';
import { useReplyWindow } from './use-reply-window';
import { useSending } from './use-sending';
import { useTakeFocus } from './use-take-focus';
import { WindowLine } from './WindowLine';
import { Writing, type WritingHandle } from './Writing';
import { WrongThread } from './WrongThread';
import styles from './Composer.module.css';

interface ComposerProps {
  readonly view: ConversationView;
  /** The last message between customer and agent that was really visible. */
  readonly lastShownId: () => string | null;
  /** The button that puts the episode aside. */
  readonly later: ReactNode;
}

/**
 * Where answers, notes and whispers are written. Every word is on disk before it is sent. What depends
 * on the text looks at the draft by itself, so that a key draws the field and little else.
 */
export const Composer = memo(function Composer(props: ComposerProps) {
  const { view, lastShownId } = props;
  const threadId = view.thread.id;
  const session = useHeddleQuery('session.get', undefined).data;
  const [mode, setMode] = useComposerMode(view);
  const i18n = useI18n();
  const draft = useDraft(threadId, mode);
  const loading = useDraftPart(draft, (now) => now.loading);
  const quotedId = useDraftPart(draft, (now) => now.quotedMessageId ?? null);
  const field = useRef<HTMLTextAreaElement>(null);
  const writing = useRef<WritingHandle>(null);
  const insertion = useInsertion(field, draft);
  const attachments = useAttachments(
    threadId,
    draft,
    mode === 'reply',
    session,
    view.thread.channel,
  );
  const replyWindow = useReplyWindow(view);
  const fields = useFields(field);
  const onSent = useCallback(() => setMode('reply'), [setMode]);
  const lacksReader = mode === 'whisper' && !mayWhisper(session?.agent, view.episodes.at(-1));
  const sending = useSending({
    view,
    mode,
    draft,
    lastShownId,
    closed: lacksReader || (mode === 'reply' && replyWindow.state === 'closed'),
    preparing: attachments.preparing,
    field,
    onSent,
  });
  const { outgoing } = sending;
  useTakeFocus(field, threadId);
  useCaretMemory(field, threadId, mode, loading);
  const last = view.episodes.at(-1)?.lastMessage;
  const lastFromCustomer = last?.side === 'customer' ? last.id : null;
  useComposerLink({
    threadId,
    insertion,
    draft,
    setMode,
    lastShownId,
    lastFromCustomer,
    send: sending.send,
    sendWith: sending.sendWith,
  });
  const names = useComposerNames(view, mode);
  const isReply = mode === 'reply';
  const write = (next: ComposerMode) => {
    setMode(next);
    insertion.focus();
  };

  return (
    <DropZone
      label={names.drop}
      hint={limitsWords(i18n, attachments.limits, attachments.files)}
      disabled={!isReply}
      onFiles={attachments.add}
    >
      <div
        className={styles.composer}
        data-mode={mode}
        style={{ ['--customer' as string]: customerColour(view.customer.id) }}
      >
        {isReply && (
          <WindowLine view={view} replyWindow={replyWindow} onNote={() => write('note')} />
        )}
        <Writing
          ref={writing}
          view={view}
          mode={mode}
          draft={draft}
          field={field}
          insertion={insertion}
          fields={fields}
          onTyped={outgoing.typed}
          onLeft={() => {
            void draft.flush();
            outgoing.stopTyping();
          }}
          onFiles={attachments.add}
          above={
            isReply ? (
              quotedId !== null && (
                <QuoteChip
                  threadId={threadId}
                  customerName={view.customer.name}
                  messageId={quotedId}
                  onRemove={() => {
                    draft.setQuoted(null);
                    insertion.focus();
                  }}
                />
              )
            ) : (
              <p className={styles.paperHint}>
                <Lock size={12} strokeWidth={2.2} aria-hidden="true" />
                {lacksReader ? i18n.t('composer.whisperNobody') : names.hint}
              </p>
            )
          }
          below={
            <>
              <DraftStatusText corner draft={draft} />
              <AttachmentTray
                attachments={attachments}
                channel={view.thread.channel}
                hidden={!isReply}
              />
            </>
          }
        />
        {sending.doubt && (
          <WrongThread
            greeted={sending.doubt.greeted}
            recipient={view.customer.name}
            onSend={sending.sendDoubtful}
            onEdit={() => {
              sending.forgetDoubt();
              insertion.focus();
            }}
          />
        )}
        <ComposerHints
          view={view}
          mode={mode}
          draft={draft}
          problem={outgoing.problem}
          missing={sending.missing}
        />
        <ComposerBar
          view={view}
          mode={mode}
          onMode={write}
          draft={draft}
          canSend={outgoing.canSend && !(isReply && attachments.busy)}
          onFiles={attachments.add}
          onSnippets={() => writing.current?.startSnippet()}
          onSend={sending.send}
          onSendWith={sending.sendWith}
          later={props.later}
          emoji={
            <EmojiPicker
              onClosed={insertion.focus}
              onChoose={(emoji) => {
                const element = field.current;
                if (element === null) return;
                insertion.replace(element.selectionStart, element.selectionEnd, emoji);
              }}
            />
          }
          versions={
            <DraftVersions
              onClosed={insertion.focus}
              threadId={threadId}
              mode={mode}
              current={() => field.current?.value ?? ''}
              onRestore={draft.setText}
            />
          }
        />
        <SendQuestions
          asking={sending.asking}
          view={view}
          draft={draft}
          closesAt={replyWindow.closesAt}
          onClose={sending.stopAsking}
          onSend={sending.send}
          onSendGaps={sending.sendAnyway}
          onFillGaps={() => {
            sending.stopAsking();
            fields.next();
          }}
        />
        <span className="visually-hidden" aria-live="polite">
          <SentWords sentFor={outgoing.sentFor} />
        </span>
      </div>
    </DropZone>
  );
});

/** Says once, for those who do not see it, that something was sent and how to take it back. */
function SentWords({ sentFor }: { readonly sentFor: number | null }) {
  const { t } = useI18n();
  const undoKeys = keyCaps('Mod+Z', usePlatform()).join('+');
  if (sentFor === null) return null;
  return sentFor === 0
    ? t('composer.queued')
    : t('composer.queuedUndo', { seconds: sentFor, keys: undoKeys });
}
