import type { NoticeKind, Settings } from '@shared/ipc';
import { DEFAULT_SETTINGS } from '@shared/rules';
import { useHeddleMutation, useHeddleQuery } from '../../app/query';
import { useT } from '../../i18n';
import { Choice } from './Choice';
import { Part } from './Part';
import { Switch } from './Switch';
import styles from './Settings.module.css';

const KINDS: readonly NoticeKind[] = [
  'customer-wrote',
  'assigned',
  'whisper',
  'nearly-due',
  'woke',
];
const FOCUS_LIMITS = [1, 2, 3, 5, 8];
const AWAY_MINUTES = [0, 5, 10, 15, 30];

function useSettings() {
  const settings = useHeddleQuery('settings.get', undefined).data ?? DEFAULT_SETTINGS;
  const save = useHeddleMutation('settings.set');
  return {
    settings,
    set: (change: Partial<Settings>) => save.mutate(change),
    problem: save.error,
  };
}

/** What tells of itself, and how loudly. */
export function Notifications() {
  const t = useT();
  const { settings, set, problem } = useSettings();
  const about = (kind: NoticeKind, on: boolean) =>
    set({
      notifyAbout: KINDS.filter((each) =>
        each === kind ? on : settings.notifyAbout.includes(each),
      ),
    });
  return (
    <Part title={t('settings.notifications')}>
      {KINDS.map((kind) => (
        <Switch
          key={kind}
          label={t(`settings.notify-${kind}`)}
          on={settings.notifyAbout.includes(kind)}
          onChange={(on) => about(kind, on)}
        />
      ))}
      <Choice
        label={t('settings.notify-shows')}
        hint={t('settings.notify-shows-hint')}
        value={settings.notifyShows}
        options={[
          { value: 'text', label: t('settings.notify-shows-text') },
          { value: 'name', label: t('settings.notify-shows-name') },
          { value: 'nothing', label: t('settings.notify-shows-nothing') },
        ]}
        onChange={(notifyShows) => set({ notifyShows })}
      />
      <Switch
        label={t('settings.quiet-away')}
        hint={t('settings.quiet-away-hint')}
        on={settings.quietWhenAway}
        onChange={(quietWhenAway) => set({ quietWhenAway })}
      />
      <NotSaved reason={problem?.message} />
    </Part>
  );
}

/** Few things at once. */
export function Focus() {
  const t = useT();
  const { settings, set, problem } = useSettings();
  const limits = [...new Set([...FOCUS_LIMITS, settings.focusLimit])].toSorted((a, b) => a - b);
  const minutes = [...new Set([...AWAY_MINUTES, settings.autoAwayMinutes])].toSorted(
    (a, b) => a - b,
  );
  return (
    <Part title={t('settings.focus')}>
      <Switch
        label={t('settings.focus-mode')}
        hint={t('settings.focus-mode-hint')}
        on={settings.focusMode}
        onChange={(focusMode) => set({ focusMode })}
      />
      <Choice
        label={t('settings.focus-limit')}
        value={String(settings.focusLimit)}
        options={limits.map((limit) => ({ value: String(limit), label: String(limit) }))}
        onChange={(limit) => set({ focusLimit: Number(limit) })}
      />
      <Choice
        label={t('settings.auto-away')}
        hint={t('settings.auto-away-hint')}
        value={String(settings.autoAwayMinutes)}
        options={minutes.map((each) => ({
          value: String(each),
          label: each === 0 ? t('settings.auto-away-never') : t('time.minutes', { n: each }),
        }))}
        onChange={(each) => set({ autoAwayMinutes: Number(each) })}
      />
      <NotSaved reason={problem?.message} />
    </Part>
  );
}

/** How Heddle comes and goes with the computer. */
export function Computer() {
  const t = useT();
  const { settings, set, problem } = useSettings();
  const pinned = useHeddleQuery('policy.get', undefined).data?.startWithSystem;
  return (
    <Part title={t('settings.computer')}>
      <Switch
        label={t('settings.start-with-system')}
        hint={t(pinned ? 'settings.pinned' : 'settings.start-with-system-hint')}
        on={pinned ? pinned === 'on' : settings.startWithSystem}
        disabled={pinned !== undefined}
        onChange={(startWithSystem) => set({ startWithSystem })}
      />
      <Switch
        label={t('settings.keep-in-tray')}
        hint={t('settings.keep-in-tray-hint')}
        on={settings.keepInTray}
        onChange={(keepInTray) => set({ keepInTray })}
      />
      <NotSaved reason={problem?.message} />
    </Part>
  );
}

function NotSaved({ reason }: { readonly reason: string | undefined }) {
  const t = useT();
  return reason === undefined ? null : (
    <p role="alert" className={styles.problem}>
      {t('settings.not-saved', { reason })}
    </p>
  );
}
