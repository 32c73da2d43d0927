import { assertNever } from '@shared/assert-never';
import { useT, type Translate } from '../../i18n';
import { cx } from '../../ui';
import type { DraftStatus } from './draft-keeper';
import { isUntouched, useDraftPart, type WatchedDraft } from './draft-view';
import styles from './DraftStatusText.module.css';

interface DraftStatusProps {
  readonly draft: WatchedDraft;
  /** In the corner of the field, for narrow panes; otherwise in the bar, for wide ones. */
  readonly corner?: boolean;
}

/** Whether what is in the field is on disk: said only after main answered. */
export function DraftStatusText(props: DraftStatusProps) {
  const t = useT();
  const { draft, corner } = props;
  const status = useDraftPart(draft, (view) => view.status);
  const empty = useDraftPart(draft, isUntouched);
  if (corner) {
    const shown = !empty && (status.state === 'saved' || status.state === 'unsaved');
    return (
      <span className={styles.corner} role="status">
        {shown ? words(status, t) : ''}
      </span>
    );
  }
  return (
    <span
      className={cx(styles.status, status.state === 'failed' && styles.bad)}
      role="status"
      title={status.state === 'failed' ? status.problem : undefined}
    >
      {empty && status.state !== 'failed' ? '' : words(status, t)}
    </span>
  );
}

function words(status: DraftStatus, t: Translate): string {
  switch (status.state) {
    case 'untouched':
      return '';
    case 'unsaved':
      return t('composer.draft.saving');
    case 'saved':
      return t('composer.draft.saved');
    case 'failed':
      return t('composer.draft.failed', { reason: status.problem });
    default:
      return assertNever(status);
  }
}
