import type { Episode } from '@shared/domain';
import { useQuery } from '@tanstack/react-query';
import { DEFAULT_SETTINGS } from '@shared/rules';
import { heddleQuery, useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { durationWords } from '../../ui';

/** It is no stopwatch: it changes now and then. */
const LOOK_EVERY_MS = 60_000;
const MINUTE_MS = 60_000;

/**
 * "7 min of work · they waited 12 min · we waited 2 days", or nothing when it is hidden. How long it
 * took in all is said to whoever asks: work and waiting do not add up to it.
 */
export function EffortText(props: {
  readonly episode: Pick<Episode, 'id' | 'threadId' | 'resolvedAt'>;
  readonly className?: string | undefined;
}) {
  const { id: episodeId, threadId, resolvedAt } = props.episode;
  const i18n = useI18n();
  const { t } = i18n;
  const shown = (useHeddleQuery('settings.get', undefined).data ?? DEFAULT_SETTINGS).effortShown;
  const { data } = useQuery({
    ...heddleQuery('effort.get', { threadId, episodeId }),
    enabled: shown,
    refetchInterval: LOOK_EVERY_MS,
  });
  if (!shown || !data) return null;
  const work = data.ownMs + data.othersMs;
  const parts = [
    work >= MINUTE_MS ? t('effort.work', { duration: durationWords(i18n, work) }) : null,
    data.customerMs >= MINUTE_MS
      ? t('effort.theyWaited', { duration: durationWords(i18n, data.customerMs) })
      : null,
    data.usMs >= MINUTE_MS
      ? t('effort.weWaited', { duration: durationWords(i18n, data.usMs) })
      : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const elapsed = t(resolvedAt === null ? 'effort.elapsed' : 'effort.elapsedResolved', {
    duration: durationWords(i18n, data.elapsedMs),
  });
  return (
    <p className={props.className} title={[...parts, elapsed].join('\n')}>
      {parts.join(' · ')}
      <span className="visually-hidden"> · {elapsed}</span>
    </p>
  );
}
