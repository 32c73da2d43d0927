import {
  Bell,
  BellOff,
  CheckCheck,
  CircleCheck,
  ClipboardList,
  Combine,
  Download,
  Hourglass,
  Link,
  Moon,
  Sun,
  Tag,
  UserRound,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { ConversationView } from '@shared/ipc';
import { call } from '../../app/bridge';
import { useMuted } from '../../app/useAttention';
import { useT } from '../../i18n';
import { threadLink } from '@shared/rules';
import { Menu, MenuItem, MenuSeparator, safeText, SubMenu } from '../../ui';
import { AssignItems } from './AssignMenu';
import { useEpisodeDialog } from './episode-dialog';
import { PaneMenuItems } from './PaneMenuItems';
import { SnoozeItems } from './SnoozeMenu';
import type { EpisodeCommands } from './use-episode-commands';

const ICON = { size: 14, strokeWidth: 1.8 } as const;

/** Everything that can be done with the episode, also what a narrow header has no room for. */
export function MoreMenu(props: {
  readonly view: ConversationView;
  readonly commands: EpisodeCommands;
  readonly onResolve: () => void;
  /** Null: exporting is not allowed. */
  readonly onExport: (() => void) | null;
  readonly trigger: ReactNode;
}) {
  const { view, commands, onResolve, onExport } = props;
  const t = useT();
  const isMuted = useMuted().includes(view.thread.id);
  const show = useEpisodeDialog((state) => state.show);
  const episode = view.episodes.at(-1);
  if (!episode) return null;
  const open = episode.intents.filter((intent) => intent.state === 'open');
  return (
    <Menu
      label={t('workspace.more', { customer: safeText(view.customer.name) })}
      align="end"
      trigger={props.trigger}
    >
      {episode.state !== 'resolved' && (
        <MenuItem icon={<CircleCheck {...ICON} />} keys="Mod+Shift+E" onSelect={onResolve}>
          {t('workspace.resolve')}
        </MenuItem>
      )}
      <MenuItem
        icon={<CheckCheck {...ICON} />}
        disabled={open.length === 0}
        onSelect={() => {
          for (const intent of open) commands.setIntent(intent, 'answered');
        }}
      >
        {t('workspace.markAllAnswered')}
      </MenuItem>
      <MenuSeparator />
      {episode.state === 'snoozed' ? (
        <MenuItem icon={<Sun {...ICON} />} onSelect={commands.wake}>
          {t('workspace.wake')}
        </MenuItem>
      ) : (
        episode.state !== 'resolved' && (
          <SubMenu label={t('workspace.snooze.title')} icon={<Moon {...ICON} />}>
            <SnoozeItems commands={commands} threadId={view.thread.id} />
          </SubMenu>
        )
      )}
      <SubMenu label={t('workspace.assign')} icon={<UserRound {...ICON} />}>
        <AssignItems view={view} commands={commands} />
      </SubMenu>
      {episode.state !== 'resolved' && (
        <>
          <MenuItem
            icon={<ClipboardList {...ICON} />}
            onSelect={() => show(view.thread.id, 'transfer')}
          >
            {t('workspace.transfer')}
          </MenuItem>
          <MenuItem icon={<Hourglass {...ICON} />} onSelect={() => show(view.thread.id, 'plan')}>
            {t('workspace.plan')}
          </MenuItem>
        </>
      )}
      <MenuItem icon={<Tag {...ICON} />} onSelect={() => show(view.thread.id, 'tags')}>
        {t('workspace.tags.choose')}
      </MenuItem>
      <MenuItem icon={<Combine {...ICON} />} onSelect={() => show(view.thread.id, 'merge')}>
        {t('workspace.merge')}
      </MenuItem>
      <MenuSeparator />
      <PaneMenuItems threadId={view.thread.id} />
      <MenuItem
        icon={isMuted ? <Bell {...ICON} /> : <BellOff {...ICON} />}
        keys="Mod+Alt+M"
        onSelect={() => void call('attention.mute', { threadId: view.thread.id, on: !isMuted })}
      >
        {t(isMuted ? 'action.thread-unmute' : 'action.thread-mute')}
      </MenuItem>
      {onExport && (
        <MenuItem icon={<Download {...ICON} />} onSelect={onExport}>
          {t('export.conversation')}
        </MenuItem>
      )}
      <MenuItem
        icon={<Link {...ICON} />}
        onSelect={() => void navigator.clipboard.writeText(threadLink(view.thread.id, null))}
      >
        {t('workspace.copyLink')}
      </MenuItem>
    </Menu>
  );
}
