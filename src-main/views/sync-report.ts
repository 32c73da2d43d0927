import type { AppInfo, ResponseOf } from '@shared/ipc';
import { syncReport } from '../diagnostics/report';
import type { ActiveSession } from '../session/active-session';
import { syncPanel } from './sync-panel';
import { syncStatus } from './sync-status';

/** What a report needs besides the session. */
export interface ReportServices {
  readonly app: AppInfo;
  /** Which key store keeps the key; null when none does. */
  readonly backend: string | null;
  /** The last warnings and errors of the log. */
  readonly problems: readonly string[];
  /** Unix ms. */
  readonly now: number;
}

/** The redacted report for support. */
export async function makeReport(
  session: ActiveSession,
  { app, backend, problems, now }: ReportServices,
): Promise<ResponseOf<'sync.report'>> {
  const text = syncReport({
    now,
    app,
    practice: session.practice,
    status: syncStatus(session, now),
    panel: await syncPanel(session, now),
    trail: session.trail.entries,
    findings: session.found().map(({ code }) => code),
    backend,
    problems,
  });
  return { text };
}
