import { assertNever } from '@shared/assert-never';
import type { SyncStatus } from '@shared/ipc';
import type { I18n } from '../../i18n';

const MINUTE_MS = 60_000;

/**
 * What of the history is on this computer, in one line.
 *
 * @param now Unix ms
 */
export function coverageWords(i18n: I18n, fill: SyncStatus['fill'], now: number): string {
  const { t } = i18n;
  switch (fill.phase) {
    case 'none':
      return fill.cachedMessages > 0 ? messagesWords(i18n, fill) : t('status.no-history');
    case 'workset':
    case 'backfill':
      return [
        t(`status.fill-${fill.phase}`),
        progressWords(i18n, fill),
        ...restWords(i18n, fill, now),
      ].join(' · ');
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

/** What is in the way, or else how long it will take; nothing when neither is worth a word. */
export function restWords(
  { t }: I18n,
  { finishesAt, trouble }: SyncStatus['fill'],
  now: number,
): readonly string[] {
  if (trouble !== null) return [t(`status.${trouble}`)];
  if (finishesAt === null) return [];
  const minutes = Math.round((finishesAt - now) / MINUTE_MS);
  if (minutes < 1) return [];
  if (minutes < 90) return [t('status.fill-minutes-left', { count: minutes })];
  return [t('status.fill-hours-left', { count: Math.round(minutes / 60) })];
}
