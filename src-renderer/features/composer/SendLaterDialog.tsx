import { Clock } from 'lucide-react';
import { useId, useState } from 'react';
import type { Customer } from '@shared/domain';
import { timeZoneOf } from '@shared/rules';
import {
  Button,
  DateField,
  Dialog,
  DialogBody,
  DialogButtons,
  focusFirst,
  futureWords,
  useNow,
} from '../../ui';
import { useI18n } from '../../i18n';
import { laterChoices, LATEST_MS } from './send-later-times';
import styles from './SendLaterDialog.module.css';

/** Asks when a reply is to be sent. */
export function SendLaterDialog(props: {
  readonly customer: Pick<Customer, 'timeZone' | 'attributes'>;
  /** When the channel stops taking replies, Unix ms; null: never. */
  readonly closesAt: number | null;
  /** The time it has now, when it is changed. */
  readonly sendAt?: number | null;
  readonly onClose: () => void;
  readonly onChoose: (sendAt: number) => void;
}) {
  const { closesAt, onChoose } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const now = useNow();
  const ownId = useId();
  const timeZone = timeZoneOf(props.customer);
  const choices = laterChoices(now, timeZone);
  const [at, setAt] = useState<number | null>(
    () => props.sendAt ?? choices.find(({ id }) => id === 'tomorrow')?.at ?? now,
  );
  const problem =
    at === null
      ? null
      : at <= now
        ? t('composer.later.past')
        : at > now + LATEST_MS
          ? t('composer.later.far')
          : closesAt !== null && at >= closesAt
            ? t('composer.later.windowClosed', { time: futureWords(i18n, closesAt, now) })
            : null;
  return (
    <Dialog title={t('composer.later.title')} onClose={props.onClose}>
      <DialogBody className={styles.body}>
        <ul className={styles.choices}>
          {choices.map((choice, index) => {
            const tooLate = closesAt !== null && choice.at >= closesAt;
            return (
              <li key={choice.id}>
                <button
                  type="button"
                  className={styles.choice}
                  disabled={tooLate}
                  onClick={() => onChoose(choice.at)}
                  {...(index === 0 ? focusFirst : {})}
                >
                  <span>{t(`composer.later.${choice.id}`)}</span>
                  <span className={styles.time}>
                    {tooLate ? t('composer.later.tooLate') : futureWords(i18n, choice.at, now)}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
        <div className={styles.own}>
          <label htmlFor={ownId}>{t('composer.later.own')}</label>
          <DateField id={ownId} kind="moment" value={at} onChange={setAt} />
        </div>
        {problem !== null && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        <p className={styles.honest}>
          <Clock size={14} strokeWidth={1.8} aria-hidden="true" />
          <span>{t('composer.later.honest')}</span>
        </p>
      </DialogBody>
      <DialogButtons
        cancel={<Button onClick={props.onClose}>{t('ui.cancel')}</Button>}
        confirm={
          <Button
            variant="primary"
            disabled={at === null || problem !== null}
            onClick={() => at !== null && onChoose(at)}
          >
            {t('composer.later.confirm')}
          </Button>
        }
      />
    </Dialog>
  );
}
