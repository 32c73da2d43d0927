import { useLayoutEffect, useRef, useState } from 'react';
import { TEXT_SIZES, UNDO_SEND_MAX_SECONDS } from '@shared/domain/limits';
import type { SessionView, Settings as SettingsData } from '@shared/ipc';
import { LOCALE_CHOICES } from '../../app/locale-choices';
import { useHeddleMutation, useHeddleQuery } from '../../app/query';
import { DEFAULT_SETTINGS } from '@shared/rules';
import { useScreen } from '../../app/state';
import { useI18n } from '../../i18n';
import { Button, TextField } from '../../ui';
import { ExportPolicy } from '../export';
import { Computer, Focus, Notifications } from './Calm';
import { Choice } from './Choice';
import { Problem } from '../session';
import { showSnippets } from '../snippets';
import { Fact, Part } from './Part';
import { showMatching } from './find-settings';
import { Security } from './Security';
import { Shortcuts } from './Shortcuts';
import { Spelling } from './Spelling';
import { Switch } from './Switch';
import styles from './Settings.module.css';

/** What the agent can choose, and what this Heddle is. */
export function Settings({ session }: { readonly session: SessionView }) {
  const { t } = useI18n();
  const setSection = useScreen((screen) => screen.setSection);
  const [words, setWords] = useState('');
  const none = useRef<HTMLParagraphElement>(null);
  const column = useRef<HTMLDivElement>(null);
  // After each painting: parts come and go with what is known of the desk.
  useLayoutEffect(() => {
    if (!column.current || !none.current) return;
    none.current.hidden = showMatching(column.current, words) > 0;
  });
  const setHelpOpen = useScreen((screen) => screen.setHelpOpen);
  return (
    <section className={styles.page} aria-label={t('settings.title')}>
      <div ref={column} className={styles.column}>
        <header className={styles.head}>
          <h1 className={styles.title}>{t('settings.title')}</h1>
          <Button variant="quiet" onClick={() => setSection('inbox')}>
            {t('settings.back')}
          </Button>
        </header>
        <TextField
          type="search"
          className={styles.find}
          aria-label={t('settings.find')}
          placeholder={t('settings.find')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <p ref={none} role="status" hidden>
          {t('settings.find-none', { text: words })}
        </p>
        {session.problem?.code === 'key-not-changed' ? (
          <Problem text={session.problem.message} />
        ) : null}
        <Appearance />
        <Sending />
        <Notifications />
        <Focus />
        <Computer />
        <Windows />
        <Part title={t('settings.desk')}>
          <Fact label={t('settings.desk-name')}>
            {session.practice ? (
              t('settings.desk-practice')
            ) : (
              <span dir="auto">{session.desk?.name}</span>
            )}
          </Fact>
          {session.desk && !session.practice ? (
            <Fact label={t('settings.desk-address')}>
              <span translate="no" className="selectable">
                {session.desk.url}
              </span>
            </Fact>
          ) : null}
          <p className={styles.hint}>{t('settings.desk-change')}</p>
        </Part>
        <Security />
        <Part title={t('settings.exporting')}>
          <Fact label={t('settings.exporting-what')}>
            <ExportPolicy />
          </Fact>
        </Part>
        <Part title={t('settings.keyboard')}>
          <div>
            <Button onClick={() => setHelpOpen(true)}>{t('settings.shortcuts')}</Button>
          </div>
          <Shortcuts />
        </Part>
        <About />
      </div>
    </section>
  );
}

function Appearance() {
  const { t, number } = useI18n();
  const settings = useHeddleQuery('settings.get', undefined).data ?? DEFAULT_SETTINGS;
  const save = useHeddleMutation('settings.set');
  const set = (change: Partial<SettingsData>) => save.mutate(change);
  return (
    <Part title={t('settings.appearance')}>
      <Choice
        label={t('settings.theme')}
        hint={t('settings.theme-hint')}
        value={settings.theme}
        options={[
          { value: 'system', label: t('settings.theme-system') },
          { value: 'light', label: t('settings.theme-light') },
          { value: 'dark', label: t('settings.theme-dark') },
          { value: 'contrast', label: t('settings.theme-contrast') },
        ]}
        onChange={(theme) => set({ theme })}
      />
      <Choice
        label={t('settings.density')}
        hint={t('settings.density-hint')}
        value={settings.density}
        options={[
          { value: 'comfortable', label: t('settings.density-comfortable') },
          { value: 'compact', label: t('settings.density-compact') },
        ]}
        onChange={(density) => set({ density })}
      />
      <Choice
        label={t('settings.text-size')}
        hint={t('settings.text-size-hint')}
        value={settings.textSize}
        options={TEXT_SIZES.map((value) => ({ value, label: number(value / 100, 'percent') }))}
        onChange={(textSize) => set({ textSize })}
      />
      <Choice
        label={t('settings.language')}
        hint={t('settings.language-hint')}
        value={settings.locale}
        options={[
          ...LOCALE_CHOICES.map((value) => ({ value, label: t(`settings.locale-${value}`) })),
          // Shown to those who have it already.
          ...(settings.locale === 'en-XA'
            ? [{ value: 'en-XA' as const, label: t('settings.locale-en-XA') }]
            : []),
        ]}
        onChange={(locale) => set({ locale })}
      />
      <Switch
        label={t('settings.effort')}
        hint={t('settings.effort-hint')}
        on={settings.effortShown}
        onChange={(effortShown) => set({ effortShown })}
      />
      {save.error ? (
        <p role="alert" className={styles.problem}>
          {t('settings.not-saved', { reason: save.error.message })}
        </p>
      ) : null}
    </Part>
  );
}

/** Seconds to choose from; another number, set by hand, is offered as well. */
const UNDO_SECONDS = [0, 5, 10, 20, UNDO_SEND_MAX_SECONDS];

function Sending() {
  const { t } = useI18n();
  const { undoSendSeconds } = useHeddleQuery('settings.get', undefined).data ?? DEFAULT_SETTINGS;
  const save = useHeddleMutation('settings.set');
  const offered = [...new Set([...UNDO_SECONDS, undoSendSeconds])].toSorted((a, b) => a - b);
  return (
    <Part title={t('settings.sending')}>
      <Choice
        label={t('settings.undo')}
        hint={t('settings.undo-hint')}
        value={String(undoSendSeconds)}
        options={offered.map((seconds) => ({
          value: String(seconds),
          label: seconds === 0 ? t('settings.undo-off') : t('settings.undo-seconds', { seconds }),
        }))}
        onChange={(seconds) => save.mutate({ undoSendSeconds: Number(seconds) })}
      />
      {save.error ? (
        <p role="alert" className={styles.problem}>
          {t('settings.not-saved', { reason: save.error.message })}
        </p>
      ) : null}
      <div data-row="">
        <Button onClick={() => showSnippets()}>{t('action.snippets')}</Button>
      </div>
      <Spelling />
    </Part>
  );
}

function Windows() {
  const { t } = useI18n();
  const { closedPopOut } = useHeddleQuery('settings.get', undefined).data ?? DEFAULT_SETTINGS;
  const save = useHeddleMutation('settings.set');
  return (
    <Part title={t('settings.windows')}>
      <Choice
        label={t('settings.pop-out')}
        hint={t('settings.pop-out-hint')}
        value={closedPopOut}
        options={[
          { value: 'return', label: t('settings.pop-out-return') },
          { value: 'close', label: t('settings.pop-out-close') },
        ]}
        onChange={(next) => save.mutate({ closedPopOut: next })}
      />
      {save.error ? (
        <p role="alert" className={styles.problem}>
          {t('settings.not-saved', { reason: save.error.message })}
        </p>
      ) : null}
    </Part>
  );
}

function About() {
  const { t } = useI18n();
  const info = useHeddleQuery('app.info', undefined).data;
  if (!info) return null;
  const { electron, developmentRuntime } = info;
  return (
    <Part title={t('settings.about')}>
      <Fact label={t('settings.version')}>
        <span translate="no" className="selectable">{`Heddle ${info.version}`}</span>
      </Fact>
      <Fact label={t('settings.runtime')}>
        {t(developmentRuntime ? 'settings.runtime-development' : 'settings.runtime-release', {
          version: electron,
        })}
      </Fact>
    </Part>
  );
}
