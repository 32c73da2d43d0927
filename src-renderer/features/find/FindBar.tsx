import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { ConversationView } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { useScreen, type PaneFind } from '../../app/state';
import { useI18n } from '../../i18n';
import { IconButton, safeText, usePlatform } from '../../ui';
import { composerOf } from '../composer';
import type { Find } from './use-find';
import styles from './FindBar.module.css';

const ICON = { size: 16, strokeWidth: 1.8 } as const;

interface FindBarProps {
  readonly view: ConversationView;
  readonly asked: PaneFind;
  readonly find: Find;
}

/** Words to find in a conversation, at which match one is, and the way to the others. */
export function FindBar({ view, asked, find }: FindBarProps) {
  const { t } = useI18n();
  const mac = usePlatform() === 'darwin';
  const closeFind = useScreen((state) => state.closeFind);
  const bar = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const threadId = view.thread.id;

  useEffect(() => {
    // One that was open when the screen was left asks for nothing.
    if (asked.at !== null || asked.asked === 0) return;
    const before = document.activeElement;
    if (before instanceof HTMLElement && bar.current?.contains(before) === false) {
      cameFrom.current = before;
    }
    field.current?.focus();
    field.current?.select();
  }, [asked]);

  const close = () => {
    const before = cameFrom.current;
    if (before?.isConnected && before !== document.body) before.focus({ preventScroll: true });
    else composerOf(threadId)?.focus();
    closeFind(threadId);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && event.target === field.current) {
      event.preventDefault();
      find.step(event.shiftKey ? -1 : 1);
    }
  };
  return (
    <>
      {/* Escape works wherever the focus is inside of the bar. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={bar}
        role="search"
        aria-label={t('find.label', { customer: safeText(view.customer.name) })}
        className={styles.bar}
        onKeyDown={onKeyDown}
      >
        <div className={styles.box}>
          <Search size={14} strokeWidth={1.8} aria-hidden="true" />
          <input
            ref={field}
            type="text"
            className={styles.field}
            dir="auto"
            value={find.typed}
            maxLength={1000}
            spellCheck={false}
            autoComplete="off"
            aria-label={t('find.field')}
            placeholder={t('find.field')}
            onChange={(event) => find.setTyped(event.target.value)}
          />
          <Place find={find} />
        </div>
        <IconButton
          label={t('find.previous')}
          keys={mac ? 'Mod+Shift+G' : 'Shift+F3'}
          disabled={find.total === 0}
          onClick={() => find.step(-1)}
        >
          <ChevronUp {...ICON} />
        </IconButton>
        <IconButton
          label={t('find.next')}
          keys={mac ? 'Mod+G' : 'F3'}
          disabled={find.total === 0}
          onClick={() => find.step(1)}
        >
          <ChevronDown {...ICON} />
        </IconButton>
        <IconButton label={t('find.close')} keys="Escape" onClick={close}>
          <X {...ICON} />
        </IconButton>
      </div>
      <Remark view={view} find={find} />
    </>
  );
}

/** At which match one is; said aloud when it changes. */
function Place({ find }: { readonly find: Find }) {
  const { t, number } = useI18n();
  const { total, index, more, behind, typed } = find;
  const words = () => {
    if (typed.trim() === '' || find.error) return '';
    if (total === 0) return behind ? '' : t('find.none');
    if (index === null) return t('find.matches', { count: total });
    const place = { index: number(index + 1), count: number(total) };
    return t(more ? 'find.placeMore' : 'find.place', place);
  };
  return (
    <span role="status" className={styles.place} data-none={total === 0 || undefined}>
      {words()}
    </span>
  );
}

/** Why what is looked for may not be found here. */
function Remark({ view, find }: { readonly view: ConversationView; readonly find: Find }) {
  const { t, date } = useI18n();
  const index = useHeddleQuery('sync.status', undefined).data?.index.state;
  if (find.error) {
    return (
      <p role="alert" className={styles.remark} data-problem="true">
        {t('find.failed', { reason: find.error.message })}
      </p>
    );
  }
  if (find.typed.trim() === '' || find.total > 0 || find.behind) return null;
  const remark =
    index === 'damaged' || index === 'rebuilding'
      ? t('find.rebuilding')
      : !view.historyComplete
        ? t('find.arriving')
        : view.historyKeptSince === null
          ? null
          : t('find.kept', { date: date(view.historyKeptSince) });
  return remark === null ? null : <p className={styles.remark}>{remark}</p>;
}
