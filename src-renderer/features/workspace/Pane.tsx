import { memo, useCallback, useMemo, useRef, useState } from 'react';
import type { ConversationView } from '@shared/ipc';
import { HeddleError } from '../../app/bridge';
import { openNextThread } from '../../app/next-thread';
import { useHeddleQuery } from '../../app/query';
import { useIsFocused, useScreen, type Pane as PaneState } from '../../app/state';
import { useT } from '../../i18n';
import { Button, customerColour, EmptyState, Skeleton, safeText } from '../../ui';
import { Composer } from '../composer';
import { ColleagueLine, ConversationScroll, ConversationSkeleton } from '../conversation';
import { useConversationExport, useExportAction } from '../export';
import { FindBar, useFind, useFindActions } from '../find';
import { ChangeNotice } from './ChangeNotice';
import { useEpisodeDialog } from './episode-dialog';
import { EpisodeDialogs } from './EpisodeDialogs';
import { EpisodeNotice } from './EpisodeNotice';
import { IntentStrip } from './IntentStrip';
import { PaneHeader } from './PaneHeader';
import { leavePopOut } from './pop-out';
import { SnoozeMenu } from './SnoozeMenu';
import { useEpisodeCommands, type EpisodeCommands } from './use-episode-commands';
import { useThreadActions } from './use-thread-actions';
import styles from './Pane.module.css';

interface PaneProps {
  readonly pane: PaneState;
}

function close(threadId: string): void {
  const { panes, ownThreadId, closePane } = useScreen.getState();
  if (ownThreadId !== null) {
    void leavePopOut(threadId, 'nowhere');
    return;
  }
  closePane(panes.findIndex((pane) => pane.threadId === threadId));
}

/**
 * One conversation with everything that belongs to it. It knows nothing of the other panes, and its
 * content nothing of the focus: when that moves, the next frame shows it at two frames of panes.
 */
export const Pane = memo(function Pane({ pane }: PaneProps) {
  const t = useT();
  const focused = useIsFocused(pane.threadId);
  const focusThread = useScreen((state) => state.focusThread);
  const closeFind = useScreen((state) => state.closeFind);
  const query = useHeddleQuery(
    'conversation.open',
    { threadId: pane.threadId },
    { keepPrevious: false },
  );
  const view = query.data;
  // Where a conversation begins depends on what is new in it, and what is cached may be older than that.
  const [isCurrent, setIsCurrent] = useState(false);
  const isOld = query.isStale && query.isFetching && !query.isFetchedAfterMount;
  if (!isCurrent && view && !isOld) setIsCurrent(true);
  const label = view
    ? t('workspace.conversationWith', { customer: safeText(view.customer.name) })
    : t('workspace.conversationLoading');
  const onClose = useCallback(() => close(pane.threadId), [pane.threadId]);
  const focus = () => focusThread(pane.threadId);
  const colour = view ? customerColour(view.customer.id) : 'var(--line-strong)';
  return (
    // Escape ends finding wherever the focus is inside of the conversation.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={styles.pane}
      aria-label={label}
      aria-busy={!(view && isCurrent) && !query.error}
      data-pane={pane.threadId}
      data-focused={focused || undefined}
      style={{ ['--customer' as string]: colour }}
      tabIndex={-1}
      onPointerDownCapture={focus}
      onFocusCapture={focus}
      onKeyDown={(event) => {
        // What is open above the conversation, or the field that used the key, comes first.
        if (event.key !== 'Escape' || event.defaultPrevented || pane.find === null) return;
        if (event.target instanceof Element && event.target.closest('dialog')) return;
        event.preventDefault();
        closeFind(pane.threadId);
      }}
    >
      {view && isCurrent ? (
        <OpenPane view={view} pane={pane} onClose={onClose} />
      ) : query.error ? (
        <Problem error={query.error} onRetry={() => void query.refetch()} onClose={onClose} />
      ) : (
        <PaneSkeleton />
      )}
    </section>
  );
});

interface OpenPaneProps {
  readonly view: ConversationView;
  readonly pane: PaneState;
  readonly onClose: () => void;
}

const OpenPane = memo(function OpenPane({ view, pane, onClose }: OpenPaneProps) {
  const t = useT();
  const shown = useRef<string | null>(null);
  const episode = view.episodes.at(-1);
  const onShown = useCallback((messageId: string) => {
    shown.current = messageId;
  }, []);
  const lastShownId = useCallback(() => shown.current, []);
  const commands = useEpisodeCommands(view, lastShownId);
  const threadId = view.thread.id;
  const show = useEpisodeDialog((state) => state.show);
  const onResolve = useCallback(() => show(threadId, 'resolve'), [show, threadId]);
  const find = useFind(view.thread.id, pane.find);
  const exporting = useConversationExport(view);
  const isOpen = episode !== undefined && episode.state !== 'resolved';
  const later = useMemo(
    () =>
      isOpen ? (
        <SnoozeMenu
          commands={commands}
          threadId={threadId}
          side="top"
          trigger={<Button variant="quiet">{t('composer.later')}</Button>}
        />
      ) : null,
    [isOpen, commands, threadId, t],
  );
  // The same as long as nothing of it changes: the conversation below it is not drawn for it.
  const { tags } = view;
  const asks = useMemo(
    () => episode && <IntentStrip episode={episode} tags={tags} commands={commands} />,
    [episode, tags, commands],
  );
  return (
    <>
      <PaneHeader
        view={view}
        commands={commands}
        onResolve={onResolve}
        onExport={exporting.open}
        onClose={onClose}
      />
      <PaneActions
        view={view}
        commands={commands}
        onResolve={onResolve}
        onExport={exporting.open}
        finding={pane.find !== null}
        step={find.step}
      />
      {commands.problem !== null && (
        <p className={styles.problem} role="alert">
          {t('workspace.actionFailed', { reason: commands.problem })}
        </p>
      )}
      <ChangeNotice threadId={view.thread.id} lastShownId={lastShownId} />
      <EpisodeNotice view={view} commands={commands} />
      <ConversationScroll
        view={view}
        messageId={pane.messageId}
        jump={pane.jump}
        onShown={onShown}
        find={pane.find && find.found}
        onReached={find.reached}
        onLooked={find.looked}
        asks={asks}
      >
        {pane.find && <FindBar view={view} asked={pane.find} find={find} />}
      </ConversationScroll>
      <ColleagueLine view={view} />
      {episode && <Composer view={view} lastShownId={lastShownId} later={later} />}
      <EpisodeDialogs view={view} commands={commands} onNext={() => void openNextThread()} />
      {exporting.dialog}
    </>
  );
});

/** What keyboard and palette can do in the focused pane. Shows nothing, and alone follows the focus. */
function PaneActions(props: {
  readonly view: ConversationView;
  readonly commands: EpisodeCommands;
  readonly onResolve: () => void;
  /** Null where it is not allowed. */
  readonly onExport: (() => void) | null;
  readonly finding: boolean;
  readonly step: (by: 1 | -1) => void;
}) {
  const { view, commands, onResolve } = props;
  const active = useIsFocused(view.thread.id);
  useFindActions(props.finding, active, props.step);
  useThreadActions({ view, commands, onResolve, active });
  useExportAction(active ? props.onExport : null);
  return null;
}

/** The parts of a pane while the thread is read. */
function PaneSkeleton() {
  return (
    <>
      <div className={styles.skeletonHead}>
        <Skeleton width={30} height={30} />
        <div className={styles.skeletonWords}>
          <Skeleton width="44%" height={12} />
          <Skeleton width="66%" />
        </div>
      </div>
      <div className={styles.loading}>
        <ConversationSkeleton />
      </div>
      <div className={styles.skeletonFoot}>
        <Skeleton height={58} />
      </div>
    </>
  );
}

function Problem(props: {
  readonly error: Error;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}) {
  const t = useT();
  const gone = props.error instanceof HeddleError && props.error.code === 'not-found';
  return (
    <EmptyState
      title={t(gone ? 'workspace.gone.title' : 'workspace.failed.title')}
      actions={
        <>
          {!gone && <Button onClick={props.onRetry}>{t('workspace.retry')}</Button>}
          <Button variant="quiet" onClick={props.onClose}>
            {t('workspace.close')}
          </Button>
        </>
      }
    >
      {gone ? t('workspace.gone.hint') : props.error.message}
    </EmptyState>
  );
}
