import { LogOut } from 'lucide-react';
import { useState } from 'react';
import type { Agent, Presence } from '@shared/domain';
import type { SessionView } from '@shared/ipc';
import { useHeddleMutation, useHeddleQuery } from '../../app/query';
import { useT } from '../../i18n';
import { Avatar, Menu, MenuChoices, MenuItem, MenuLabel, MenuSeparator } from '../../ui';
import { SignOutDialog } from '../session';
import styles from './Rail.module.css';

const PRESENCES: readonly Presence[] = ['online', 'away', 'offline'];

/** The people of the practice desk; their names are data of that desk. */
const PRACTICE_ACCOUNTS = [
  { account: 'rosa', name: 'Rosa' },
  { account: 'ken', name: 'Ken' },
  { account: 'marta', name: 'Marta', lead: true },
] as const;

/** Who is signed in: presence, the other practice accounts, signing out. */
export function AccountMenu({
  session,
  agent,
}: {
  readonly session: SessionView;
  readonly agent: Agent;
}) {
  const t = useT();
  const [leaving, setLeaving] = useState(false);
  const agents = useHeddleQuery('reference.agents', undefined).data;
  const presence = agents?.find((each) => each.id === agent.id)?.presence ?? agent.presence;
  const submit = useHeddleMutation('command.submit');
  const practice = useHeddleMutation('session.practice');
  const firstName = agent.name.split(/\s+/u)[0]?.toLowerCase();
  return (
    <>
      <Menu
        label={t('rail.account-menu')}
        side="end"
        align="end"
        trigger={
          <button
            type="button"
            className={styles.account}
            aria-label={t('rail.account', { name: agent.name })}
          >
            <Avatar id={agent.id} name={agent.name} kind="agent" />
            <span className={styles.presence} data-presence={presence} />
          </button>
        }
      >
        <div className={styles.who}>
          <span className={styles.whoName} dir="auto">
            {agent.name}
          </span>
          <span className={styles.whoRole}>
            {t(agent.role === 'lead' ? 'rail.role-lead' : 'rail.role-agent')}
            {session.desk ? <span translate="no">{` · ${session.desk.name}`}</span> : null}
          </span>
        </div>
        <MenuSeparator />
        <MenuLabel>{t('rail.presence-label')}</MenuLabel>
        <MenuChoices
          label={t('rail.presence-label')}
          value={presence}
          options={PRESENCES.map((each) => ({ value: each, label: t(`rail.presence-${each}`) }))}
          onChange={(each) => submit.mutate({ body: { kind: 'presence', presence: each } })}
        />
        {session.practice ? (
          <>
            <MenuSeparator />
            <MenuLabel>{t('rail.practice-accounts')}</MenuLabel>
            <MenuChoices
              label={t('rail.practice-accounts')}
              value={PRACTICE_ACCOUNTS.find((each) => each.account === firstName)?.account ?? null}
              options={PRACTICE_ACCOUNTS.map((each) => ({
                value: each.account,
                label: (
                  <>
                    <span translate="no">{each.name}</span>
                    {'lead' in each ? ` · ${t('rail.role-lead')}` : null}
                  </>
                ),
              }))}
              onChange={(account) => practice.mutate({ account })}
            />
          </>
        ) : null}
        <MenuSeparator />
        <MenuItem
          icon={<LogOut className="mirrored" size={14} strokeWidth={1.8} />}
          onSelect={() => setLeaving(true)}
        >
          {t('rail.sign-out')}
        </MenuItem>
      </Menu>
      {leaving ? <SignOutDialog session={session} onClose={() => setLeaving(false)} /> : null}
    </>
  );
}
