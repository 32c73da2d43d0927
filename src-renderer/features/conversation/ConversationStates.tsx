import { useT } from '../../i18n';
import { Button, EmptyState, Skeleton } from '../../ui';
import styles from './ConversationStates.module.css';

const SHAPES = [
  { ours: false, width: '62%', height: 58 },
  { ours: false, width: '48%', height: 40 },
  { ours: true, width: '66%', height: 76 },
  { ours: false, width: '40%', height: 40 },
];

/** Where messages will be, while they are read. */
export function ConversationSkeleton() {
  const t = useT();
  return (
    <div className={styles.skeleton}>
      <span className="visually-hidden">{t('conversation.loading')}</span>
      {SHAPES.map((shape, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a fixed list of shapes
        <div key={index} className={styles.line} data-ours={shape.ours || undefined}>
          <Skeleton width={shape.width} height={shape.height} className={styles.bubble} />
        </div>
      ))}
    </div>
  );
}

/** The messages could not be read. */
export function ConversationProblem(props: { readonly onRetry: () => void }) {
  const t = useT();
  return (
    <EmptyState
      title={t('conversation.failed')}
      actions={<Button onClick={props.onRetry}>{t('conversation.retry')}</Button>}
    >
      {t('conversation.failedHint')}
    </EmptyState>
  );
}
