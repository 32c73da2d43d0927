import { Users } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { Agent } from '@shared/domain';
import type { FloorView } from '@shared/ipc';
import { call, HeddleError } from '../../app/bridge';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { Button, EmptyState, Skeleton } from '../../ui';
import { AgentTable } from './AgentTable';
import { ThreadList } from './ThreadList';
import styles from './Floor.module.css';

/** Who carries what, who waits too long, and the one move that changes it. For leads. */
export function Floor() {
  const { t } = useI18n();
  const query = useHeddleQuery('floor.get', undefined);
  return (
    <section className={styles.floor} aria-label={t('floor.label')} aria-busy={query.isPending}>
      {query.data ? (
        <FloorContent floor={query.data} />
      ) : query.error ? (
        <Problem error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <FloorSkeleton />
      )}
    </section>
  );
}

function FloorContent({ floor }: { readonly floor: FloorView }) {
  const { t } = useI18n();
  const [said, setSaid] = useState<{ readonly text: string; readonly bad: boolean } | null>(null);
  const online = floor.agents.filter(({ agent }) => agent.presence === 'online').length;
  const agents = floor.agents.map(({ agent }) => agent);
  const loads = new Map(floor.agents.map(({ agent, load }) => [agent.id, load]));
  const onAssign = useCallback(
    async (episodeId: string, agent: Agent) => {
      const result = await call('command.submit', {
        body: { kind: 'assign', episodeId, assigneeId: agent.id, teamId: null },
      });
      setSaid(
        result.ok
          ? { text: t('floor.assigned', { name: agent.name }), bad: false }
          : { text: t('floor.failed', { reason: result.error.message }), bad: true },
      );
    },
    [t],
  );
  return (
    <div className={styles.content}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('floor.title')}</h1>
        <p className={styles.totals}>
          <span>{t('floor.summary', { waiting: floor.waitingCount })}</span>
          <span data-late={floor.lateCount > 0 || undefined}>
            {t('floor.summaryLate', { late: floor.lateCount })}
          </span>
          <span data-due={floor.unassignedCount > 0 || undefined}>
            {t('floor.summaryUnassigned', { unassigned: floor.unassignedCount })}
          </span>
          <span>{t('floor.summaryOnline', { online, total: agents.length })}</span>
        </p>
        <p className={styles.said} role="status" data-bad={said?.bad || undefined}>
          {said?.text ?? ''}
        </p>
      </header>
      <AgentTable agents={floor.agents} />
      <div className={styles.lists}>
        <ThreadList
          title={t('floor.unassigned')}
          empty={t('floor.unassigned.empty')}
          rows={floor.unassigned}
          count={floor.unassignedCount}
          agents={agents}
          loads={loads}
          onAssign={(episodeId, agent) => void onAssign(episodeId, agent)}
        />
        <ThreadList
          title={t('floor.longest')}
          empty={t('floor.longest.empty')}
          rows={floor.longestWaiting}
          count={floor.waitingCount}
          agents={agents}
          loads={loads}
          onAssign={(episodeId, agent) => void onAssign(episodeId, agent)}
        />
      </div>
    </div>
  );
}

function Problem(props: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useI18n();
  const notLead = props.error instanceof HeddleError && props.error.code === 'not-allowed';
  return (
    <EmptyState
      icon={<Users size={22} strokeWidth={1.6} />}
      title={t(notLead ? 'floor.onlyLeads' : 'floor.failed.title')}
      actions={!notLead && <Button onClick={props.onRetry}>{t('floor.retry')}</Button>}
    >
      {notLead ? t('floor.onlyLeadsHint') : props.error.message}
    </EmptyState>
  );
}

const ROWS = [1, 2, 3, 4, 5];

function FloorSkeleton() {
  const { t } = useI18n();
  return (
    <div className={styles.content}>
      <span className="visually-hidden">{t('floor.loading')}</span>
      <Skeleton width={120} height={22} />
      <div className={styles.skeleton}>
        {ROWS.map((row) => (
          <Skeleton key={row} height={40} />
        ))}
      </div>
    </div>
  );
}
