import { History } from 'lucide-react';
import { useState } from 'react';
import type { DraftMode, DraftVersion } from '@shared/ipc';
import { call } from '../../app/bridge';
import { useI18n } from '../../i18n';
import { agoWords, Button, IconButton, Popover, useNow } from '../../ui';
import styles from './DraftVersions.module.css';

/** Earlier states of the draft, each to look at and to return to. */
export function DraftVersions(props: {
  readonly threadId: string;
  readonly mode: DraftMode;
  /** What is in the field now. */
  readonly current: () => string;
  readonly onRestore: (text: string) => void;
  /** Gives the keyboard back to the field. */
  readonly onClosed: () => void;
}) {
  const { threadId, mode } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const now = useNow();
  const [open, setOpen] = useState(false);
  const [versions, setVersions] = useState<readonly DraftVersion[] | null>(null);
  const [shownId, setShownId] = useState<string | null>(null);
  const shown = versions?.find(({ id }) => id === shownId) ?? versions?.[0];
  const onOpenChange = (next: boolean) => {
    setOpen(next);
    setVersions(null);
    setShownId(null);
    if (!next) return;
    void call('draft.versions', { threadId, mode }).then((result) =>
      setVersions(result.ok ? result.value.filter(({ text }) => text !== props.current()) : []),
    );
  };
  const restore = async (text: string) => {
    // What is there now can be returned to as well.
    await call('draft.keepVersion', { threadId, mode, text: props.current() });
    props.onRestore(text);
    setOpen(false);
  };
  return (
    <Popover
      label={t('composer.versions')}
      open={open}
      onOpenChange={onOpenChange}
      side="top"
      returnFocus={props.onClosed}
      className={styles.popover}
      trigger={
        <IconButton label={t('composer.versions')} data-tool="versions">
          <History size={16} strokeWidth={1.8} />
        </IconButton>
      }
    >
      <h3 className={styles.title}>{t('composer.versions')}</h3>
      {versions?.length === 0 && <p className={styles.none}>{t('composer.versions.none')}</p>}
      {shown && versions && (
        <div className={styles.columns}>
          <ul className={styles.list}>
            {versions.map((version) => (
              <li key={version.id}>
                <button
                  type="button"
                  className={styles.version}
                  aria-pressed={version.id === shown.id}
                  onClick={() => setShownId(version.id)}
                  onFocus={() => setShownId(version.id)}
                >
                  <span>{agoWords(i18n, version.at, now)}</span>
                  <span className={styles.why}>{t(`composer.versions.${version.why}`)}</span>
                </button>
              </li>
            ))}
          </ul>
          <div className={styles.preview}>
            <p className={styles.text} dir="auto">
              {shown.text}
            </p>
            <Button size="s" variant="primary" onClick={() => void restore(shown.text)}>
              {t('composer.versions.restore')}
            </Button>
          </div>
        </div>
      )}
    </Popover>
  );
}
