import { useEffect, useState } from 'react';
import { useI18n } from '../../i18n';

const SECOND_MS = 1000;

/** Counts down to the next try. Only in the panel, so that the status line stays quiet. */
export function RetryCountdown({ retryAt }: { readonly retryAt: number }) {
  return <Countdown to={retryAt} before="status.retry-in" after="status.retry-now" />;
}

/** Counts down to the moment at which something leaves that can be taken back until then. */
export function LeaveCountdown({ leavesAt }: { readonly leavesAt: number }) {
  return <Countdown to={leavesAt} before="status.leaves-in" after="status.wait-next" />;
}

function Countdown({
  to,
  before,
  after,
}: {
  readonly to: number;
  readonly before: 'status.retry-in' | 'status.leaves-in';
  readonly after: 'status.retry-now' | 'status.wait-next';
}) {
  const { t } = useI18n();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  const left = Math.ceil((to - now) / SECOND_MS);
  if (left <= 0) return <span>{t(after)}</span>;
  return (
    // Read out once, not every second.
    <span aria-live="off">{t(before, { seconds: t('time.in-seconds', { n: left }) })}</span>
  );
}
