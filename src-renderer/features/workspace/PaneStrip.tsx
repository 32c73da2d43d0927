import { Minimize2 } from 'lucide-react';
import { useHeddleQuery } from '../../app/query';
import { useScreen } from '../../app/state';
import { useT } from '../../i18n';
import { ariaKeys, Avatar, customerColour, IconButton, Kbd, safeText, usePlatform } from '../../ui';
import styles from './PaneStrip.module.css';

function show(index: number): void {
  const { focusedPane, cyclePane } = useScreen.getState();
  cyclePane(index - focusedPane);
}

/** The open conversations by name, while not all of them are in sight. */
export function PaneStrip() {
  const t = useT();
  const panes = useScreen((state) => state.panes);
  const focused = useScreen((state) => state.focusedPane);
  const maximised = useScreen((state) => state.maximised);
  const toggleMaximised = useScreen((state) => state.toggleMaximised);
  return (
    <nav className={styles.strip} aria-label={t('workspace.strip')}>
      <ul className={styles.tabs}>
        {panes.map((pane, index) => (
          <Tab
            key={pane.threadId}
            threadId={pane.threadId}
            number={index + 1}
            current={index === focused}
          />
        ))}
      </ul>
      {maximised && (
        <IconButton label={t('workspace.restore')} keys="Mod+Shift+M" onClick={toggleMaximised}>
          <Minimize2 size={16} strokeWidth={1.8} />
        </IconButton>
      )}
    </nav>
  );
}

function Tab(props: {
  readonly threadId: string;
  readonly number: number;
  readonly current: boolean;
}) {
  const { threadId, number, current } = props;
  const t = useT();
  const platform = usePlatform();
  const customer = useHeddleQuery('conversation.open', { threadId }, { keepPrevious: false }).data
    ?.customer;
  const name = customer ? safeText(customer.name) : t('workspace.conversationLoading');
  const keys = `Mod+${number}`;
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.tab}
        title={name}
        aria-current={current || undefined}
        aria-keyshortcuts={ariaKeys(keys, platform)}
        style={customer && { ['--customer' as string]: customerColour(customer.id) }}
        onClick={() => show(number - 1)}
      >
        {customer && <Avatar id={customer.id} name={customer.name} size="s" />}
        <bdi className={styles.name}>{name}</bdi>
        <Kbd keys={keys} />
      </button>
    </li>
  );
}
