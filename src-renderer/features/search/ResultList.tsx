import { memo, startTransition, useEffect, useState } from 'react';
import { afterPaint } from '../../app/after-paint';
import { useI18n } from '../../i18n';
import { HitRow } from './HitRow';
import type { Hit, HitGroup, HitKind } from './hits';
import styles from './Search.module.css';

/** As many rows as the panel shows without scrolling, at most; see `--search-size`. */
const IN_SIGHT = 12;

/**
 * The results under their headings. Rows are numbered on from what stands before them. A letter typed
 * in the field renders none of it, and new results first those rows that are in sight: the others
 * follow when these are painted.
 */
export const ResultList = memo(function ResultList(props: {
  readonly listId: string;
  readonly groups: readonly HitGroup[];
  /** Number of the first result. */
  readonly first: number;
  readonly active: number;
  /** Whether kinds are shown among each other, so that there may be more of one. */
  readonly isMixed: boolean;
  readonly onPoint: (key: string) => void;
  readonly onOpen: (hit: Hit, beside: boolean) => void;
  readonly onMore: (kind: HitKind) => void;
}) {
  const { t, number } = useI18n();
  const { listId, groups, first } = props;
  const [painted, setPainted] = useState<readonly HitGroup[] | null>(null);
  useEffect(() => afterPaint(() => startTransition(() => setPainted(groups))), [groups]);
  const starts = groups.map((_group, at) =>
    groups.slice(0, at).reduce((sum, { hits }) => sum + hits.length, first),
  );
  return groups.map((group, at) => {
    const { kind, hits, count, more } = group;
    const start = starts[at] ?? first;
    const words = more
      ? t(kind === 'message' || kind === 'note' ? 'search.count.newest' : 'search.count.more', {
          count: number(count),
        })
      : number(count);
    return (
      <div key={kind} role="group" aria-labelledby={`${listId}-${kind}`}>
        <div className={styles.heading}>
          <span id={`${listId}-${kind}`}>
            {t(`search.group.${kind}`)} <span className={styles.count}>{words}</span>
          </span>
          {props.isMixed && (more || hits.length < count) && (
            // For the pointer alone: in a list of options nothing else may be; the tabs do the same.
            <button
              type="button"
              tabIndex={-1}
              aria-hidden="true"
              className={styles.more}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.onMore(kind)}
            >
              {t('search.showAll')}
            </button>
          )}
        </div>
        {hits.map((hit, index) => (
          <HitRow
            // oxlint-disable-next-line react/no-array-index-key -- rows keep nothing; the next results are written into them
            key={index}
            id={`${listId}-${start + index}`}
            hit={hit}
            active={start + index === props.active}
            beyond={start + index - first >= IN_SIGHT}
            later={painted !== groups && start + index - first >= IN_SIGHT}
            onPoint={props.onPoint}
            onOpen={props.onOpen}
          />
        ))}
      </div>
    );
  });
});
