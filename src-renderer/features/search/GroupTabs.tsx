import type { KeyboardEvent } from 'react';
import type { SearchGroup } from '@shared/ipc';
import { useI18n } from '../../i18n';
import { ariaKeys, cx, usePlatform } from '../../ui';
import { HIT_KINDS, type HitGroup } from './hits';
import styles from './GroupTabs.module.css';

/** The tabs that there are: everything, what was found, and what is chosen. */
export function tabsOf(
  counts: readonly Omit<HitGroup, 'hits'>[],
  chosen: SearchGroup,
): readonly SearchGroup[] {
  const isMore = counts.some(({ kind, more }) => kind === 'message' && more);
  const found = HIT_KINDS.filter(
    (kind) =>
      kind === chosen ||
      counts.some((each) => each.kind === kind) ||
      // Notes that are older than the newest messages are found under their own tab.
      (kind === 'note' && isMore),
  );
  return ['all', ...found];
}

/** Chooses the kind of result that is shown. The field keeps the focus when the pointer chooses. */
export function GroupTabs(props: {
  readonly id: string;
  readonly panelId: string;
  readonly tabs: readonly SearchGroup[];
  readonly counts: readonly Omit<HitGroup, 'hits'>[];
  readonly value: SearchGroup;
  readonly onChange: (group: SearchGroup) => void;
}) {
  const { t, number } = useI18n();
  const platform = usePlatform();
  const { id, tabs, value, onChange } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const step = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const next = tabs[(tabs.indexOf(value) + step + tabs.length) % tabs.length] ?? 'all';
    onChange(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <div
      role="tablist"
      tabIndex={-1}
      aria-label={t('search.groups')}
      className={styles.tabs}
      onKeyDown={onKeyDown}
    >
      {tabs.map((group, index) => {
        const found = props.counts.find(({ kind }) => kind === group);
        const isChosen = group === value;
        return (
          <button
            key={group}
            id={`${id}-${group}`}
            type="button"
            role="tab"
            tabIndex={isChosen ? 0 : -1}
            aria-selected={isChosen}
            aria-controls={props.panelId}
            aria-keyshortcuts={ariaKeys(`Mod+${index + 1}`, platform)}
            className={cx(styles.tab, isChosen && styles.chosen)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChange(group)}
          >
            {t(`search.group.${group}`)}
            {found && (
              <span className={styles.count} translate="no">
                {number(found.count)}
                {found.more ? '+' : ''}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
