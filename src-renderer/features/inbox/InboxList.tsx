import { ArrowUp } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { InboxConditions, InboxFilter, InboxList as List, InboxSection } from '@shared/ipc';
import { hasConditions } from '@shared/rules';
import { afterPaint } from '../../app/after-paint';
import { milestone } from '../../app/bridge';
import { firstScreenIsThere } from '../../app/first-screen';
import { useHeddleQuery } from '../../app/query';
import { useFollowedThreadId, useScreen } from '../../app/state';
import { useTextScale } from '../../app/theme/useTextScale';
import { useFocusMode, useMuted } from '../../app/useAttention';
import { useLookers } from '../../app/useLooking';
import { useI18n } from '../../i18n';
import {
  Button,
  VirtualList,
  type Activation,
  type Dividers,
  type VirtualListHandle,
} from '../../ui';
import { useReadAhead } from '../conversation';
import { BulkBar } from './BulkBar';
import { InboxEmpty, InboxFailed } from './InboxEmpty';
import styles from './Inbox.module.css';
import { ReturnsBanner } from './ReturnsBanner';
import { Row } from './Row';
import { SkeletonRow } from './SkeletonRow';
import { UrgencyLine } from './UrgencyLine';
import { useHold } from './useHold';
import { useInboxRows } from './useInboxRows';
import { usePicks } from './usePicks';
import { useRowActions } from './useRowActions';
import { useShownRows } from './useShownRows';

/** Pixels, for texts of the usual size; the same as --row-height in tokens.css. */
const ROW_HEIGHT = { comfortable: 76, compact: 48 } as const;
/** Pixels, for texts of the usual size. */
const DIVIDER_HEIGHT = 27;
const SKELETON_ROWS = 9;
const SHOWN_STEP = 25;

/** The rows of one list. */
export function InboxList({
  list: state,
  filter,
  conditions,
}: {
  readonly list: List;
  readonly filter: InboxFilter;
  readonly conditions: InboxConditions;
}) {
  const { t, number } = useI18n();
  const area = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualListHandle>(null);
  const [lastShown, setLastShown] = useState(0);
  const asked = useMemo(() => ({ state, filter, conditions }), [state, filter, conditions]);
  const { rows, error, retry, onRange } = useInboxRows(asked);
  const { hold, release } = useHold(area);
  const shown = useShownRows(rows, hold, lastShown);
  const picking = usePicks(shown, asked);
  const { picks, pick } = picking;
  const openThread = useScreen((screen) => screen.openThread);
  const focused = useFollowedThreadId();
  const density = useHeddleQuery('settings.get', undefined).data?.density ?? 'comfortable';
  const compact = density === 'compact';
  const scale = useTextScale();
  const holderOf = useHolder();
  const lookers = useLookers();
  const muted = useMuted();
  const inFocus = useFocusMode()?.threadIds;
  const ahead = useReadAhead();
  const isWork = state === 'waiting-on-us' && filter === 'mine' && !hasConditions(conditions);
  useInboxShown(rows !== undefined);
  useRowActions(shown);

  const rangeChanged = useCallback(
    (first: number, last: number) => {
      // In steps: each change renders the list once more, and only the words "3 new above" need it.
      setLastShown(Math.ceil(last / SHOWN_STEP) * SHOWN_STEP);
      onRange(first, last);
    },
    [onRange],
  );
  const activate = useCallback(
    (index: number, { beside }: Activation) => {
      const found = shown.at(index);
      if (found) openThread(found.row.threadId, { beside });
    },
    [shown, openThread],
  );
  const renderRow = useCallback(
    (index: number) => {
      const found = shown.at(index);
      if (!found) return <SkeletonRow index={index} compact={compact} />;
      const { row, gone } = found;
      const section = shown.starts.get(index);
      return (
        <>
          {section ? (
            <span className="visually-hidden">{t(`inbox.section-${section.state}`)}</span>
          ) : null}
          <Row
            row={row}
            gone={gone}
            selected={row.threadId === focused}
            picked={picks.has(row.threadId)}
            compact={compact}
            muted={muted.includes(row.threadId)}
            calm={inFocus !== undefined && !inFocus.includes(row.threadId)}
            holder={holderOf(row.episode.assigneeId)}
            lookers={lookers.get(row.threadId)}
            ahead={ahead}
          />
        </>
      );
    },
    [shown, focused, picks, compact, holderOf, lookers, muted, inFocus, t, ahead],
  );
  const dividers = useDividers(shown.starts, scale);

  // As long as nothing is picked, the row of the open thread is the one that is marked.
  const isSelected = (index: number) => {
    const threadId = shown.at(index)?.row.threadId;
    if (threadId === undefined) return false;
    return picks.size > 0 ? picks.has(threadId) : threadId === focused;
  };

  return (
    <div ref={area} className={styles.listArea}>
      {isWork ? <ReturnsBanner /> : null}
      {content()}
      {picks.size > 0 ? <BulkBar picking={picking} /> : null}
    </div>
  );

  function content() {
    if (!rows && error) return <InboxFailed error={error} onRetry={retry} />;
    if (!rows) return <Loading label={t('inbox.loading')} compact={compact} />;
    if (shown.total === 0) {
      return <InboxEmpty list={state} filter={filter} narrowed={hasConditions(conditions)} />;
    }
    return (
      <>
        <div className={styles.order}>
          {/* Beside the focus nothing is late; how much waits is counted in the note. */}
          {state === 'waiting-on-us' && inFocus === undefined ? (
            <UrgencyLine
              filter={filter}
              conditions={conditions}
              total={shown.total}
              onGo={(index) => list.current?.scrollToIndex(index, 'start')}
            />
          ) : (
            <span>
              {/* Where the parts have headings, those say the order. */}
              {state !== 'open'
                ? t(`inbox.order-${state}`)
                : conditions.closing === true
                  ? t('inbox.order-closing')
                  : ''}
            </span>
          )}
          <span>{t('inbox.total', { count: shown.total })}</span>
        </div>
        {shown.newAbove > 0 ? (
          <Button
            variant="primary"
            className={styles.newAbove}
            onClick={() => {
              release();
              list.current?.scrollToIndex(0);
            }}
          >
            <ArrowUp size={13} strokeWidth={2} aria-hidden="true" />
            {t('inbox.new-above', { count: number(shown.newAbove) })}
          </Button>
        ) : null}
        <VirtualList
          ref={list}
          id="inbox-list"
          label={t('inbox.list', {
            state: t(`inbox.state-${state}`),
            filter: t(`inbox.filter-${filter}`),
          })}
          count={shown.total}
          rowKey={(index) => shown.at(index)?.row.threadId ?? `row-${index}`}
          rowHeight={ROW_HEIGHT[density] * scale}
          dividers={dividers}
          renderRow={renderRow}
          isSelected={isSelected}
          onPick={pick}
          onActivate={activate}
          onRange={rangeChanged}
        />
      </>
    );
  }
}

/** What each part of the list is called, above its first row. */
function useDividers(
  starts: ReadonlyMap<number, InboxSection>,
  scale: number,
): Dividers | undefined {
  const { t, number } = useI18n();
  return useMemo(() => {
    if (starts.size === 0) return undefined;
    return {
      height: DIVIDER_HEIGHT * scale,
      at: [...starts.keys()],
      render: (index) => {
        const section = starts.get(index);
        if (section === undefined) return null;
        return (
          <div className={styles.section}>
            <span>{t(`inbox.section-${section.state}`)}</span>
            <span className={styles.sectionCount}>{number(section.count)}</span>
          </div>
        );
      },
    };
  }, [starts, scale, t, number]);
}

function Loading({ label, compact }: { readonly label: string; readonly compact: boolean }) {
  return (
    <div role="status" aria-busy="true" aria-label={label}>
      {Array.from({ length: SKELETON_ROWS }, (_, index) => (
        <SkeletonRow key={index} index={index} compact={compact} />
      ))}
    </div>
  );
}

/** Tells when the inbox, or its empty state, is on screen: what can wait waits for it. */
function useInboxShown(ready: boolean): void {
  const told = useRef(false);
  useEffect(() => {
    if (!ready || told.current) return undefined;
    told.current = true;
    return afterPaint(() => {
      milestone('inbox-shown');
      firstScreenIsThere();
    });
  }, [ready]);
}

/** Names whoever has an episode, unless it is the agent at the screen. */
function useHolder(): (assigneeId: string | null) => string | null {
  const { t } = useI18n();
  const agents = useHeddleQuery('reference.agents', undefined).data;
  const me = useHeddleQuery('session.get', undefined).data?.agent?.id;
  const names = useMemo(() => new Map(agents?.map((agent) => [agent.id, agent.name])), [agents]);
  return useCallback(
    (assigneeId) => {
      if (assigneeId === null) return t('inbox.unassigned');
      return assigneeId === me ? null : (names.get(assigneeId) ?? null);
    },
    [names, me, t],
  );
}
