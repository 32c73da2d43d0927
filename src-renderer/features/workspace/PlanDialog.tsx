import { useState } from 'react';
import type { NextMover, Plan } from '@shared/domain';
import { useI18n } from '../../i18n';
import { Button, Dialog, DialogButtons } from '../../ui';
import { NextMoverField } from './NextMover';
import { ReasonField } from './ReasonField';
import { snoozeChoices, snoozeLabel, snoozeOf } from './snooze-times';
import { WhenField } from './WhenField';
import { EpisodeForm } from './EpisodeForm';
import styles from './EpisodeForm.module.css';

/**
 * Asks whose move is next, and when to look again.
 *
 * @param plan what is planned so far; null: nothing
 */
export function PlanDialog(props: {
  readonly plan: Plan | null;
  /** A reply goes out with it. */
  readonly sending?: boolean;
  readonly onPlan: (plan: Plan | null) => void;
  readonly onClose: () => void;
}) {
  const i18n = useI18n();
  const { t } = i18n;
  // Of the moment in which it opened: a choice is the same one for as long as it is looked at.
  const [now] = useState(() => Date.now());
  const [next, setNext] = useState<NextMover>(props.plan?.next ?? 'customer');
  const [note, setNote] = useState(props.plan?.note ?? '');
  const [at, setAt] = useState<number | null>(
    () => props.plan?.lookAgainAt ?? snoozeOf('tomorrow', now).until,
  );
  const choices = snoozeChoices(now)
    .filter((choice) => choice !== 'reply')
    .map((choice) => ({
      label: snoozeLabel(i18n, choice, now),
      at: snoozeOf(choice, now).until,
    }));
  return (
    <Dialog
      title={t(props.sending ? 'workspace.plan.sendTitle' : 'workspace.plan.title')}
      onClose={props.onClose}
      className={styles.dialog}
    >
      <EpisodeForm
        onSubmit={() => {
          if (at === null || at > Date.now()) {
            props.onPlan({ next, lookAgainAt: at, note: note.trim() });
          }
        }}
      >
        <div className={styles.body}>
          <p className={styles.hint}>{t('workspace.plan.hint')}</p>
          <NextMoverField value={next} onChange={setNext} />
          <ReasonField label={t('workspace.plan.note')} value={note} onChange={setNote} />
          <WhenField
            label={t('workspace.plan.lookAgain')}
            choices={choices}
            value={at}
            onChange={setAt}
          />
          {props.plan && !props.sending && (
            <div>
              <Button variant="quiet" size="s" onClick={() => props.onPlan(null)}>
                {t('workspace.plan.remove')}
              </Button>
            </div>
          )}
        </div>
        <DialogButtons
          cancel={<Button onClick={props.onClose}>{t('workspace.cancel')}</Button>}
          confirm={
            <Button variant="primary" type="submit">
              {t(props.sending ? 'workspace.plan.send' : 'workspace.plan.confirm')}
            </Button>
          }
        />
      </EpisodeForm>
    </Dialog>
  );
}
