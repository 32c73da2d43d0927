import { X } from 'lucide-react';
import type { NextThread } from '@shared/ipc';
import { useInboxNotice, type InboxNotice } from '../../app/state';
import { useI18n, type I18n } from '../../i18n';
import { Button, IconButton, safeText, targetWords } from '../../ui';
import { undoLast } from './bulk';
import styles from './Notice.module.css';

/** What just happened, for a while, with the way back where there is one. */
export function Notice() {
  const i18n = useI18n();
  const notice = useInboxNotice((state) => state.notice);
  const dismiss = useInboxNotice((state) => state.dismiss);
  const undoable = notice?.kind === 'bulk' && notice.count > 0;
  return (
    // Always there, so that assistive technology hears what comes into it.
    <div className={styles.place} role="status" aria-live="polite">
      {notice ? (
        <div className={styles.notice}>
          <span className={styles.words}>{noticeWords(i18n, notice)}</span>
          {undoable ? (
            <Button size="s" variant="quiet" onClick={() => void undoLast()}>
              {i18n.t('inbox.undo')}
            </Button>
          ) : null}
          <IconButton size="s" label={i18n.t('inbox.notice-close')} onClick={dismiss}>
            <X size={13} strokeWidth={1.8} />
          </IconButton>
        </div>
      ) : null}
    </div>
  );
}

function noticeWords(i18n: I18n, notice: InboxNotice): string {
  const { t } = i18n;
  switch (notice.kind) {
    case 'bulk':
      return notice.count === 0
        ? t('inbox.bulk-nothing')
        : t(`inbox.bulk-done-${notice.change}`, { count: notice.count });
    case 'restored':
      return t('inbox.restored', { count: notice.count });
    case 'next':
      return nextWords(i18n, notice.next);
    case 'no-next':
      return t('inbox.no-next');
    case 'failed':
      return notice.text;
    default:
      return notice satisfies never;
  }
}

/** Why this thread is the next one, and what was passed over. */
function nextWords(i18n: I18n, next: NextThread): string {
  const { t } = i18n;
  const customer = safeText(next.customerName);
  const due = next.targetAt === null ? '' : targetWords(i18n, next.targetAt, Date.now());
  const why = next.unassigned
    ? t('inbox.next-unassigned', { customer })
    : next.reason === 'no-target'
      ? t('inbox.next-no-target', { customer })
      : t(`inbox.next-${next.reason}`, { customer, due });
  const { colleague, outbox } = next.skipped;
  const closed = next.skipped['window-closed'];
  const skipped = [
    ...(colleague > 0 ? [t('inbox.skipped-colleague', { count: colleague })] : []),
    ...(closed > 0 ? [t('inbox.skipped-closed', { count: closed })] : []),
    ...(outbox > 0 ? [t('inbox.skipped-outbox', { count: outbox })] : []),
  ];
  return [why, ...skipped].join(' ');
}
