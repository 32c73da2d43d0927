import { UserRound } from 'lucide-react';
import type { ConversationView } from '@shared/ipc';
import { canTake } from '@shared/rules';
import { useHeddleQuery } from '../../app/query';
import { useT } from '../../i18n';
import { Avatar, IconButton, Menu, MenuChoice, MenuSeparator } from '../../ui';
import type { EpisodeCommands } from './use-episode-commands';
import styles from './PaneHeader.module.css';

interface AssignProps {
  readonly view: ConversationView;
  readonly commands: EpisodeCommands;
}

/** Who has the episode, and the choice of somebody else. */
export function AssignMenu(props: AssignProps) {
  const { view } = props;
  const t = useT();
  const me = useHeddleQuery('session.get', undefined).data?.agent;
  const assigneeId = view.episodes.at(-1)?.assigneeId ?? null;
  const mine = assigneeId !== null && assigneeId === me?.id;
  const label = mine
    ? t('workspace.assignedToYou')
    : assigneeId === null
      ? t('workspace.unassigned')
      : t('workspace.assignedTo', { name: view.assigneeName ?? assigneeId });
  return (
    <Menu
      label={t('workspace.assign')}
      align="end"
      trigger={
        <IconButton label={label} className={mine ? styles.optional : undefined}>
          {assigneeId === null ? (
            <span className={styles.nobody}>
              <UserRound size={12} strokeWidth={2} />
            </span>
          ) : (
            <Avatar id={assigneeId} name={view.assigneeName ?? '?'} kind="agent" size="s" />
          )}
        </IconButton>
      }
    >
      <AssignItems {...props} />
    </Menu>
  );
}

/** The same choices as items of another menu. */
export function AssignItems({ view, commands }: AssignProps) {
  const t = useT();
  const me = useHeddleQuery('session.get', undefined).data?.agent;
  const agents = useHeddleQuery('reference.agents', undefined).data ?? [];
  const assigneeId = view.episodes.at(-1)?.assigneeId ?? null;
  const teamId = view.episodes.at(-1)?.teamId ?? view.thread.teamId;
  const colleagues = agents.filter((agent) => agent.id !== me?.id && canTake(agent, [teamId]));
  return (
    <>
      {me && (
        <MenuChoice checked={assigneeId === me.id} onSelect={() => commands.assign(me.id)}>
          {t('workspace.assign.me')}
        </MenuChoice>
      )}
      <MenuChoice checked={assigneeId === null} onSelect={() => commands.assign(null)}>
        {t('workspace.assign.nobody')}
      </MenuChoice>
      {colleagues.length > 0 && <MenuSeparator />}
      {colleagues.map((agent) => (
        <MenuChoice
          key={agent.id}
          checked={agent.id === assigneeId}
          onSelect={() => commands.assign(agent.id)}
        >
          {agent.name}
        </MenuChoice>
      ))}
    </>
  );
}
