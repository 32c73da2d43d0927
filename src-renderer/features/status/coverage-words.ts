import { assertNever } from '@shared/assert-never';
import type { SyncStatus } from '@shared/ipc';
import type { I18n } from '../../i18n';

/** What of the history is on this computer, in one line. */
export function coverageWords(i18n: I18n, fill: SyncStatus['fill']): string {
  const { t } = i18n;
  switch (fill.phase) {
    case 'none':
      return fill.cachedMessages > 0 ? messagesWords(i18n, fill) : t('status.no-history');
    case 'workset':
      return `${t('status.fill-workset')} · ${progressWords(i18n, fill)}`;
    case 'backfill':
      return `${t('status.fill-backfill')} · ${progressWords(i18n, fill)}`;
    case 'complete': {
      const complete =
        fill.completeSince === null
          ? t('status.complete')
          : t('status.complete-since', { date: i18n.date(fill.completeSince) });
      return `${complete} · ${messagesWords(i18n, fill)}`;
    }
    default:
      return assertNever(fill.phase);
  }
}

function messagesWords({ t }: I18n, fill: SyncStatus['fill']): string {
  return t('status.messages', { count: fill.cachedMessages });
}

/** How far a fill is: "1,200 of 5,000", or only how many when the desk does not say. */
export function progressWords({ t, number }: I18n, fill: SyncStatus['fill']): string {
  const received = number(fill.received);
  return fill.expected > 0
    ? t('status.fill-progress', {
        received,
        expected: number(Math.max(fill.expected, fill.received)),
      })
    : t('status.fill-received', { received });
}
