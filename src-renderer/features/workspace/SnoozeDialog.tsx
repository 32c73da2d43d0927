import { useState } from 'react';
import type { NextMover, Plan, Snooze } from '@shared/domain';
import { useI18n } from '../../i18n';
import { Button, Dialog, DialogButtons } from '../../ui';
import { NextMoverField } from './NextMover';
import { ReasonField } from './ReasonField';
import { snoozeChoices, snoozeLabel, snoozeOf } from './snooze-times';
import { WhenField } from './WhenField';
import { EpisodeForm } from './EpisodeForm';
import styles from './EpisodeForm.module.css';

/** Asks what wakes an episode, why it sleeps, and whose move is next meanwhile. */
export function SnoozeDialog(props: {
  /** A reply goes out before. */
  readonly sending?: boolean;
  readonly onSnooze: (snooze: Snooze, plan: Plan | null) => void;
  readonly onClose: () => void;
}) {
  const i18n = useI18n();
  const { t } = i18n;
  // Of the moment in which it opened: a choice is the same one for as long as it is looked at.
  const [now] = useState(() => Date.now());
  const [until, setUntil] = useState<number | null>(() => snoozeOf('tomorrow', now).until);
  const [sleepsOn, setSleepsOn] = useState(false);
  const [reason, setReason] = useState('');
  const [next, setNext] = useState<NextMover | null>(null);
  const mover = next ?? (until === null ? 'customer' : 'us');
  const choices = snoozeChoices(now).map((choice) => ({
    label: snoozeLabel(i18n, choice, now),
    at: snoozeOf(choice, now).until,
  }));
  const snooze = () => {
    const note = reason.trim();
    const wakeOnReply = until === null || !sleepsOn;
    props.onSnooze(
      { until, wakeOnReply, reason: note },
      // Only what was said: the time is in the snooze.
      next === null && note === '' ? null : { next: mover, lookAgainAt: until, note },
    );
  };
  return (
    <Dialog
      title={t(props.sending ? 'workspace.snooze.sendDialog' : 'workspace.snooze.dialog')}
      onClose={props.onClose}
      className={styles.dialog}
    >
      <EpisodeForm
        onSubmit={() => {
          if (until === null || until > Date.now()) snooze();
        }}
      >
        <div className={styles.body}>
          <ReasonField label={t('workspace.snooze.reason')} value={reason} onChange={setReason} />
          <WhenField
            label={t('workspace.snooze.title')}
            choices={choices}
            value={until}
            onChange={setUntil}
          />
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={until !== null && sleepsOn}
              disabled={until === null}
              onChange={(event) => setSleepsOn(event.target.checked)}
            />
            {t('workspace.snooze.sleepsOn')}
          </label>
          <NextMoverField value={mover} onChange={setNext} />
        </div>
        <DialogButtons
          cancel={<Button onClick={props.onClose}>{t('workspace.cancel')}</Button>}
          confirm={
            <Button variant="primary" type="submit">
              {t(props.sending ? 'workspace.snooze.send' : 'workspace.snooze')}
            </Button>
          }
        />
      </EpisodeForm>
    </Dialog>
  );
}
