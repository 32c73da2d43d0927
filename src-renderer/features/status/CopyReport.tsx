import { Check, ClipboardCopy } from 'lucide-react';
import { useState } from 'react';
import { ask } from '../../app/bridge';
import { useI18n } from '../../i18n';
import { Button } from '../../ui';
import styles from './SyncPanel.module.css';

type Outcome = 'none' | 'copied' | 'failed';

/** Puts the redacted report on the clipboard, and says what is in it. */
export function CopyReport() {
  const { t } = useI18n();
  const [outcome, setOutcome] = useState<Outcome>('none');
  const copy = async (): Promise<void> => {
    try {
      const { text } = await ask('sync.report', undefined);
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  };
  const Icon = outcome === 'copied' ? Check : ClipboardCopy;
  return (
    <footer className={styles.footer}>
      <p className={styles.fine} role="status">
        {t(
          outcome === 'none'
            ? 'status.report-means'
            : outcome === 'copied'
              ? 'status.report-copied'
              : 'status.report-failed',
        )}
      </p>
      <Button size="s" onClick={() => void copy()}>
        <Icon size={14} strokeWidth={1.8} aria-hidden="true" />
        {t('status.report-copy')}
      </Button>
    </footer>
  );
}
