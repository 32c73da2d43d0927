import { useMemo } from 'react';
import type { FloorView } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { Avatar, durationWords, useTimeText } from '../../ui';
import { byNeed, FULL_LOAD } from './order';
import cardStyles from './Floor.module.css';
import styles from './AgentTable.module.css';

type AgentRow = FloorView['agents'][number];

/** Every agent of the lead's teams: presence, what they carry, how long somebody waits on them. */
export function AgentTable({ agents }: { readonly agents: readonly AgentRow[] }) {
  const { t } = useI18n();
  const rows = useMemo(() => byNeed(agents), [agents]);
  return (
    <div className={cardStyles.card}>
      <div className={cardStyles.cardHead}>
        <h2>{t('floor.agents')}</h2>
        <span translate="no">{rows.length}</span>
      </div>
      {rows.length === 0 ? (
        <p className={cardStyles.none}>{t('floor.agents.empty')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('floor.column.agent')}</th>
              <th scope="col">{t('floor.column.load')}</th>
              <th scope="col" className={styles.number}>
                {t('floor.column.waiting')}
              </th>
              <th scope="col" className={styles.number}>
                {t('floor.column.customer')}
              </th>
              <th scope="col" className={styles.number}>
                {t('floor.column.snoozed')}
              </th>
              <th scope="col" className={styles.number}>
                {t('floor.column.longest')}
              </th>
              <th scope="col" className={styles.number}>
                {t('floor.column.late')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <AgentLine key={row.agent.id} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function AgentLine({ row }: { readonly row: AgentRow }) {
  const i18n = useI18n();
  const { t, number } = i18n;
  const me = useHeddleQuery('session.get', undefined).data?.agent?.id;
  const { agent, counts, load, late, longestWaitSince } = row;
  const wait = useTimeText((now) =>
    longestWaitSince === null ? '' : durationWords(i18n, now - longestWaitSince),
  );
  const role = agent.id === me ? t('floor.you') : agent.role === 'lead' ? t('floor.lead') : null;
  return (
    <tr data-offline={agent.presence === 'offline' || undefined}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a header, named by what is in it */}
      <th scope="row">
        <span className={styles.agent}>
          <span className={styles.face}>
            <Avatar id={agent.id} name={agent.name} kind="agent" />
            <i className={styles.dot} data-presence={agent.presence} />
          </span>
          <span className={styles.names}>
            <bdi className={styles.name}>{agent.name}</bdi>
            <span className={styles.presence}>
              {[t(`floor.presence.${agent.presence}`), ...(role ? [role] : [])].join(' · ')}
            </span>
          </span>
        </span>
      </th>
      <td>
        <LoadBar load={load} away={agent.presence !== 'online'} />
      </td>
      <Count value={counts['waiting-on-us']} strong />
      <Count value={counts['waiting-on-customer']} />
      <Count value={counts.snoozed} />
      <td className={styles.number}>
        {wait === '' ? <span className={styles.zero}>{t('floor.noWait')}</span> : wait}
      </td>
      <td className={styles.number}>
        {late > 0 ? (
          <span className={styles.late}>{t('floor.late', { count: number(late) })}</span>
        ) : (
          <span className={styles.zero}>{t('floor.none')}</span>
        )}
      </td>
    </tr>
  );
}

function Count(props: { readonly value: number; readonly strong?: boolean }) {
  const { number } = useI18n();
  return (
    <td className={styles.number} data-strong={(props.strong && props.value > 0) || undefined}>
      <span className={props.value === 0 ? styles.zero : undefined} translate="no">
        {number(props.value)}
      </span>
    </td>
  );
}

/** A load against a full one; words say what the length shows. */
function LoadBar({ load, away }: { readonly load: number; readonly away: boolean }) {
  const { t, number } = useI18n();
  const share = Math.min(1, load / FULL_LOAD);
  const level = load > FULL_LOAD ? 'high' : load >= FULL_LOAD / 2 ? 'normal' : 'free';
  return (
    <span className={styles.load} data-level={level}>
      <span className={styles.track}>
        <span className={styles.fill} style={{ inlineSize: `${share * 100}%` }} />
      </span>
      <span className={styles.loadNumber} translate="no">
        {number(load, 'oneDecimal')}
      </span>
      <span className={styles.level}>
        {/* Whoever is away carries little, but is not free to take more. */}
        {away && level === 'free' ? null : t(`floor.load.${level}`)}
      </span>
    </span>
  );
}
