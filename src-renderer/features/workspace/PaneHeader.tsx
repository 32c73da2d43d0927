import { AppWindow, CircleCheck, Ellipsis, Eye, Moon, RotateCcw, X, Undo2 } from 'lucide-react';
import type { Episode } from '@shared/domain';
import type { ConversationView } from '@shared/ipc';
import { MutedMark } from '../../app/MutedMark';
import { useHeddleQuery } from '../../app/query';
import { useScreen } from '../../app/state';
import { useMuted } from '../../app/useAttention';
import { useLookers } from '../../app/useLooking';
import { useI18n, useT } from '../../i18n';
import {
  Avatar,
  Badge,
  Button,
  futureWords,
  IconButton,
  RelativeTime,
  useTimeText,
  safeText,
} from '../../ui';
import { AssignMenu } from './AssignMenu';
import { channelLabel } from './channel-label';
import { MoreMenu } from './MoreMenu';
import { paneHandle } from './use-pane-drag';
import { bringBack, popOut } from './pop-out';
import { SnoozeMenu } from './SnoozeMenu';
import type { EpisodeCommands } from './use-episode-commands';
import styles from './PaneHeader.module.css';

const ICON = { size: 16, strokeWidth: 1.8 } as const;

interface PaneHeaderProps {
  readonly view: ConversationView;
  readonly commands: EpisodeCommands;
  readonly onResolve: () => void;
  /** Null where it is not allowed. */
  readonly onExport: (() => void) | null;
  readonly onClose: () => void;
}

/** Who this is, when the next answer is due, and what can be done with the episode. */
export function PaneHeader({ view, commands, onResolve, onExport, onClose }: PaneHeaderProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const { customer, thread } = view;
  const episode = view.episodes.at(-1);
  const me = useHeddleQuery('session.get', undefined).data?.agent;
  const name = safeText(customer.name);
  const lookers = useLookers().get(thread.id) ?? [];
  const isMuted = useMuted().includes(thread.id);
  const also =
    lookers.length === 0
      ? []
      : [
          t('conversation.colleague.hasOpen', {
            names: i18n.list(lookers.map(safeText)),
            count: lookers.length,
          }),
        ];
  const facts = [
    channelLabel(thread.channel, t),
    ...(episode ? [t('workspace.episode', { number: episode.number })] : []),
    ...(customer.customerSince === null
      ? []
      : [t('workspace.since', { year: new Date(customer.customerSince).getFullYear() })]),
  ];
  return (
    <header className={styles.header} {...paneHandle}>
      <Avatar id={customer.id} name={customer.name} className={styles.avatar} />
      <h2 className={styles.name} title={name} dir="auto">
        {name}
      </h2>
      <p className={styles.facts} title={[...also, ...facts].join(' · ')}>
        {isMuted && (
          <>
            <MutedMark />
            {' · '}
          </>
        )}
        {also.length > 0 && (
          <Eye className={styles.also} size={13} strokeWidth={1.8} aria-hidden="true" />
        )}
        {[...also, ...facts].join(' · ')}
      </p>
      <div className={styles.state}>{episode && <StateWords episode={episode} />}</div>
      <div className={styles.actions}>
        {episode?.assigneeId === null && me && (
          <Button size="s" className={styles.roomy} onClick={() => commands.assign(me.id)}>
            {t('workspace.takeIt')}
          </Button>
        )}
        {episode && <AssignMenu view={view} commands={commands} />}
        {episode?.state === 'resolved' ? (
          <IconButton label={t('workspace.reopen')} onClick={commands.reopen}>
            <RotateCcw {...ICON} />
          </IconButton>
        ) : (
          <>
            <SnoozeMenu
              commands={commands}
              threadId={thread.id}
              trigger={
                <IconButton label={t('workspace.snooze')} className={styles.optional}>
                  <Moon {...ICON} />
                </IconButton>
              }
            />
            <IconButton
              label={t('workspace.resolve')}
              keys="Mod+Shift+E"
              className={styles.roomy}
              onClick={onResolve}
            >
              <CircleCheck {...ICON} />
            </IconButton>
          </>
        )}
        <MoreMenu
          view={view}
          commands={commands}
          onResolve={onResolve}
          onExport={onExport}
          trigger={
            <IconButton label={t('workspace.more', { customer: name })}>
              <Ellipsis {...ICON} />
            </IconButton>
          }
        />
        <WindowButton threadId={thread.id} />
        <IconButton
          label={t('workspace.closeThread', { customer: name })}
          keys="Mod+W"
          onClick={onClose}
        >
          <X {...ICON} />
        </IconButton>
      </div>
    </header>
  );
}

/** Into a window of its own, or back. */
function WindowButton({ threadId }: { readonly threadId: string }) {
  const t = useT();
  const isPopOut = useScreen((state) => state.ownThreadId !== null);
  return (
    <IconButton
      label={t(isPopOut ? 'workspace.return' : 'workspace.popOut')}
      keys="Mod+Shift+O"
      className={isPopOut ? undefined : styles.optional}
      onClick={() => void (isPopOut ? bringBack(threadId) : popOut(threadId))}
    >
      {isPopOut ? <Undo2 className="mirrored" {...ICON} /> : <AppWindow {...ICON} />}
    </IconButton>
  );
}

/** The state of the episode, or how long there is until the target. */
function StateWords({ episode }: { readonly episode: Episode }) {
  const i18n = useI18n();
  const { t } = i18n;
  const until = episode.snooze?.until ?? null;
  const wakes = useTimeText((now) => (until === null ? '' : futureWords(i18n, until, now)));
  switch (episode.state) {
    case 'waiting-on-us':
      return episode.targetAt === null ? null : (
        <RelativeTime as="target" at={episode.targetAt} className={styles.target} />
      );
    case 'waiting-on-customer':
      return <span>{t('workspace.state.waitingOnCustomer')}</span>;
    case 'snoozed':
      return (
        <span>
          {until === null
            ? t('workspace.state.snoozed')
            : t('workspace.state.snoozedUntil', { date: wakes })}
        </span>
      );
    case 'resolved':
      return <Badge tone="green">{t('workspace.state.resolved')}</Badge>;
    default:
      return episode.state satisfies never;
  }
}
