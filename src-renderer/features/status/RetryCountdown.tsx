import { useEffect, useState } from 'react';
import { useI18n } from '../../i18n';

const SECOND_MS = 1000;

/** Counts down to the next try. Only in the details, so that the status line stays quiet. */
export function RetryCountdown({ retryAt }: { readonly retryAt: number }) {
  const { t } = useI18n();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  const left = Math.ceil((retryAt - now) / SECOND_MS);
  if (left <= 0) return <span>{t('status.retry-now')}</span>;
  return (
    // Read out once, not every second.
    <span aria-live="off">
      {t('status.retry-in', { seconds: t('time.in-seconds', { n: left }) })}
    </span>
  );
}
