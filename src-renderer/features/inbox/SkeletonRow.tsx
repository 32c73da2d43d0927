import { cx, Skeleton } from '../../ui';
import styles from './Inbox.module.css';

/** Where a row will be. Widths differ a little, so that it does not look like a table. */
export function SkeletonRow({
  index,
  compact,
}: {
  readonly index: number;
  readonly compact: boolean;
}) {
  const avatar = compact ? 24 : 30;
  return (
    <div className={styles.skeleton} aria-hidden="true">
      <Skeleton width={avatar} height={avatar} className={cx(styles.skeletonAvatar)} />
      <div className={styles.skeletonLines}>
        <Skeleton width={`${38 + ((index * 17) % 24)}%`} />
        {compact ? null : <Skeleton width={`${70 + ((index * 11) % 26)}%`} height={8} />}
        <Skeleton width={`${30 + ((index * 7) % 20)}%`} height={8} />
      </div>
    </div>
  );
}
