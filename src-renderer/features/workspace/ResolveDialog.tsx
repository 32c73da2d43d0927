import { useState } from 'react';
import type { Episode } from '@shared/domain';
import { useI18n } from '../../i18n';
import { Button, Dialog, DialogButtons, safeText, TextArea } from '../../ui';
import { QuickWords } from './QuickWords';
import styles from './ResolveDialog.module.css';

const OUTCOME_MAX = 1000;
const QUICK_OUTCOMES = ['answered', 'refunded', 'sent', 'changed', 'none'] as const;

/** Asks how an episode ended before it is resolved. Nothing has to be written. */
export function ResolveDialog(props: {
  readonly episode: Episode;
  /** @param goOn whether the next thread is shown then */
  readonly onResolve: (outcome: string | null, goOn: boolean) => void;
  readonly onClose: () => void;
}) {
  const { episode, onResolve, onClose } = props;
  const { t, list } = useI18n();
  const [outcome, setOutcome] = useState('');
  const open = episode.intents.filter((intent) => intent.state === 'open');
  const resolve = (goOn: boolean) => onResolve(outcome.trim() === '' ? null : outcome.trim(), goOn);
  return (
    <Dialog title={t('workspace.resolve.title', { number: episode.number })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          resolve(false);
        }}
      >
        <div className={styles.body}>
          {open.length > 0 && (
            <p className={styles.warning}>
              {t('workspace.resolve.openAsks', {
                count: open.length,
                labels: list(open.map((intent) => safeText(intent.label))),
              })}
            </p>
          )}
          <p>{t('workspace.resolve.hint')}</p>
          <TextArea
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the only field of a dialog
            autoFocus
            dir="auto"
            rows={3}
            maxLength={OUTCOME_MAX}
            aria-label={t('workspace.resolve.label')}
            placeholder={t('workspace.resolve.placeholder')}
            value={outcome}
            onChange={(event) => setOutcome(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                resolve(event.shiftKey);
              }
            }}
          />
          <QuickWords
            label={t('workspace.resolve.quick')}
            words={QUICK_OUTCOMES.map((quick) => t(`workspace.resolve.quick.${quick}`))}
            value={outcome}
            onChoose={setOutcome}
          />
        </div>
        <DialogButtons
          also={<Button onClick={() => resolve(true)}>{t('workspace.resolve.next')}</Button>}
          cancel={<Button onClick={onClose}>{t('workspace.cancel')}</Button>}
          confirm={
            <Button variant="primary" type="submit">
              {t('workspace.resolve.confirm')}
            </Button>
          }
        />
      </form>
    </Dialog>
  );
}
