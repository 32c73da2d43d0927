import type { ReactNode } from 'react';
import { useI18n } from '../../i18n';
import { futureWords, Menu, MenuItem, MenuLabel, MenuSeparator, useNow } from '../../ui';
import { useEpisodeDialog } from './episode-dialog';
import { snoozeChoices, snoozeLabel, snoozeOf } from './snooze-times';
import type { EpisodeCommands } from './use-episode-commands';
import styles from './SnoozeMenu.module.css';

/** The choices of a snooze, each with the time that it stands for. */
export function SnoozeMenu(props: {
  readonly commands: EpisodeCommands;
  readonly threadId: string;
  readonly trigger: ReactNode;
  readonly side?: 'top' | 'bottom';
}) {
  const i18n = useI18n();
  return (
    <Menu
      label={i18n.t('workspace.snooze')}
      align="end"
      side={props.side ?? 'bottom'}
      trigger={props.trigger}
    >
      <MenuLabel>{i18n.t('workspace.snooze.title')}</MenuLabel>
      <SnoozeItems commands={props.commands} threadId={props.threadId} />
    </Menu>
  );
}

/** The same choices as items of another menu. */
export function SnoozeItems(props: {
  readonly commands: EpisodeCommands;
  readonly threadId: string;
}) {
  const { commands, threadId } = props;
  const show = useEpisodeDialog((state) => state.show);
  const i18n = useI18n();
  const now = useNow();
  const choices = snoozeChoices(now).map((choice) => {
    const { until } = snoozeOf(choice, now);
    return (
      <MenuItem key={choice} onSelect={() => commands.snooze(snoozeOf(choice, Date.now()))}>
        <span className={styles.item}>
          <span>{snoozeLabel(i18n, choice, now)}</span>
          {until !== null && <span className={styles.time}>{futureWords(i18n, until, now)}</span>}
        </span>
      </MenuItem>
    );
  });
  return (
    <>
      {choices}
      <MenuSeparator />
      <MenuItem onSelect={() => show(threadId, 'snooze')}>
        {i18n.t('workspace.snooze.more')}
      </MenuItem>
    </>
  );
}
