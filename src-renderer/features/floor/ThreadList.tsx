import { UserPlus } from 'lucide-react';
import type { Agent } from '@shared/domain';
import type { InboxRow } from '@shared/ipc';
import { useScreen } from '../../app/state';
import { useI18n } from '../../i18n';
import {
  Avatar,
  Button,
  durationWords,
  Menu,
  MenuItem,
  RelativeTime,
  useTimeText,
  safeText,
} from '../../ui';
import { channelLabel } from '../workspace/channel-label';
import { byCapacity } from './order';
import cardStyles from './Floor.module.css';
import styles from './ThreadList.module.css';

interface ThreadListProps {
  readonly title: string;
  readonly empty: string;
  readonly rows: readonly InboxRow[];
  /** All of them, also those that are not in `rows`. */
  readonly count: number;
  readonly agents: readonly Agent[];
  readonly loads: ReadonlyMap<string, number>;
  readonly onAssign: (episodeId: string, agent: Agent) => void;
}

/** Threads that need somebody; each can be opened, or given to an agent in one move. */
export function ThreadList(props: ThreadListProps) {
  const { t, number } = useI18n();
  const { rows, count } = props;
  return (
    <section className={cardStyles.card} aria-label={props.title}>
      <div className={cardStyles.cardHead}>
        <h2>{props.title}</h2>
        <span>
          {rows.length < count
            ? t('floor.showing', { shown: number(rows.length), count: number(count) })
            : number(count)}
        </span>
      </div>
      {rows.length === 0 ? (
        <p className={cardStyles.none}>{props.empty}</p>
      ) : (
        <ul className={styles.list}>
          {rows.map((row) => (
            <ThreadRow key={row.episode.id} row={row} {...props} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ThreadRow(props: ThreadListProps & { readonly row: InboxRow }) {
  const { row, agents, loads, onAssign } = props;
  const i18n = useI18n();
  const { t, number } = i18n;
  const openThread = useScreen((state) => state.openThread);
  const { customer, episode } = row;
  const name = safeText(customer.name);
  const since = episode.waitingSince;
  const waits = useTimeText((now) =>
    since === null ? '' : t('floor.waits', { duration: durationWords(i18n, now - since) }),
  );
  const owner = agents.find((agent) => agent.id === episode.assigneeId)?.name;
  const facts = [
    channelLabel(row.channel, t),
    ...(waits === '' ? [] : [waits]),
    owner === undefined ? t('floor.withNobody') : t('floor.with', { name: owner }),
  ];
  return (
    <li className={styles.row}>
      <button type="button" className={styles.open} onClick={() => openThread(row.threadId)}>
        <span className="visually-hidden">{t('floor.open', { customer: name })}</span>
        <Avatar id={customer.id} name={customer.name} />
        <span className={styles.middle}>
          <span className={styles.head}>
            <span className={styles.name}>
              <bdi>{name}</bdi>
            </span>
            {episode.targetAt !== null && (
              <RelativeTime as="target" at={episode.targetAt} className={styles.target} />
            )}
          </span>
          <span className={styles.preview} dir="auto">
            {episode.lastMessage?.preview}
          </span>
          <span className={styles.facts}>{facts.join(' · ')}</span>
        </span>
      </button>
      <Menu
        label={t('floor.assignThread', { customer: name })}
        align="end"
        trigger={
          <Button
            size="s"
            className={styles.assign}
            aria-label={t('floor.assignThread', { customer: name })}
          >
            <UserPlus size={14} strokeWidth={1.8} />
            {t('floor.assign')}
          </Button>
        }
      >
        {byCapacity(agents, loads)
          .filter((agent) => agent.id !== episode.assigneeId)
          .map((agent) => (
            <MenuItem key={agent.id} onSelect={() => onAssign(episode.id, agent)}>
              <span className={styles.choice}>
                <span>{agent.name}</span>
                <span className={styles.choiceFacts}>
                  {t(`floor.presence.${agent.presence}`)} ·{' '}
                  {t('floor.loadOf', { load: number(loads.get(agent.id) ?? 0, 'oneDecimal') })}
                </span>
              </span>
            </MenuItem>
          ))}
      </Menu>
    </li>
  );
}
