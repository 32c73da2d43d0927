import { Inbox, LayoutGrid, Search, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Agent } from '@shared/domain';
import type { SessionView } from '@shared/ipc';
import { useScreen } from '../../app/state';
import { useWaiting } from '../../app/useAttention';
import { useT } from '../../i18n';
import { CountBadge, tooltip, type Keys } from '../../ui';
import { AccountMenu } from './AccountMenu';
import styles from './Rail.module.css';

const ICON = { size: 18, strokeWidth: 1.8, 'aria-hidden': true } as const;

/** The parts of Heddle, and who is signed in. */
export function Rail({ session, agent }: { readonly session: SessionView; readonly agent: Agent }) {
  const t = useT();
  const section = useScreen((state) => state.section);
  const searchOpen = useScreen((state) => state.searchOpen);
  const setSection = useScreen((state) => state.setSection);
  const openSearch = useScreen((state) => state.openSearch);
  const waiting = useWaiting();
  return (
    <nav className={styles.rail} aria-label={t('rail.label')}>
      <RailButton
        label={t('rail.inbox')}
        name={t('rail.inbox-waiting', { count: waiting })}
        keys="Mod+I"
        current={section === 'inbox'}
        onClick={() => setSection('inbox')}
      >
        <Inbox {...ICON} />
        <CountBadge count={waiting} className={styles.count} />
      </RailButton>
      <RailButton
        label={t('rail.search')}
        keys="Mod+Shift+F"
        current={false}
        pressed={searchOpen}
        onClick={() => openSearch()}
      >
        <Search {...ICON} />
      </RailButton>
      {agent.role === 'lead' ? (
        <RailButton
          label={t('rail.floor')}
          keys="Mod+Shift+L"
          current={section === 'floor'}
          onClick={() => setSection('floor')}
        >
          <LayoutGrid {...ICON} />
        </RailButton>
      ) : null}
      <div className={styles.space} />
      <RailButton
        label={t('rail.settings')}
        keys="Mod+,"
        current={section === 'settings'}
        onClick={() => setSection('settings')}
      >
        <Settings {...ICON} />
      </RailButton>
      <AccountMenu session={session} agent={agent} />
    </nav>
  );
}

function RailButton(props: {
  /** Short: the tooltip. */
  readonly label: string;
  /** The accessible name, when it says more than the label. */
  readonly name?: string;
  readonly keys: Keys;
  readonly current: boolean;
  readonly pressed?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={styles.item}
      {...tooltip({ text: props.label, keys: props.keys, side: 'end' })}
      aria-label={props.name ?? props.label}
      aria-current={props.current ? 'page' : undefined}
      data-pressed={props.pressed ?? false}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}
