import { HardDrive, TriangleAlert, WifiOff, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { assertNever } from '@shared/assert-never';
import { REPLY_MAX_LENGTH } from '@shared/domain/limits';
import type { ConversationView, SyncStatus } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { cx, safeText } from '../../ui';
import type { ComposerMode } from './composer-mode';
import { useSecondThoughts } from './second-thoughts';
import styles from './ComposerHints.module.css';

/** The remaining length is shown from here on. */
const WARN_BELOW = 1000;
/** Labels named in the warning; the rest are counted. */
const MAX_LABELS = 3;

/** What is worth knowing before the answer goes out. Nothing here blocks. */
export function ComposerHints(props: {
  readonly view: ConversationView;
  readonly mode: ComposerMode;
  readonly text: string;
  readonly problem: string | null;
  /** What is in the field could not be written to the disk. */
  readonly unsaved: boolean;
}) {
  const { view, mode, text, problem } = props;
  const { t, number, list } = useI18n();
  const status = useHeddleQuery('sync.status', undefined).data;
  const connection = status?.connection.state;
  const storage = storageHint(status?.storage.state, props.unsaved);
  const told = useSecondThoughts((state) => state.problem);
  const notTaken = told?.threadId === view.thread.id ? told.text : null;
  const episode = view.episodes.at(-1);
  const open = episode?.intents.filter((intent) => intent.state === 'open') ?? [];
  const left = REPLY_MAX_LENGTH - text.trimEnd().length;
  const writing = text.trim() !== '' && mode === 'reply';
  const away =
    connection !== undefined && !['connected', 'connecting', 'idle'].includes(connection);
  const named = list(open.slice(0, MAX_LABELS).map((intent) => safeText(intent.label)));
  const labels =
    open.length > MAX_LABELS
      ? t('composer.andMore', { labels: named, count: open.length - MAX_LABELS })
      : named;
  return (
    <div className={styles.hints}>
      {storage !== null && (
        <Hint tone="bad" icon={<HardDrive />}>
          {t(storage)}
        </Hint>
      )}
      {problem !== null && (
        <Hint tone="bad" icon={<TriangleAlert />}>
          {t('composer.sendFailed', { reason: problem })}
        </Hint>
      )}
      {notTaken !== null && (
        <Hint tone="bad" icon={<TriangleAlert />}>
          {t('composer.notTakenBack', { reason: notTaken })}
        </Hint>
      )}
      {left < 0 && (
        <Hint tone="bad" icon={<TriangleAlert />}>
          {t('composer.tooLong', { count: number(-left), max: number(REPLY_MAX_LENGTH) })}
        </Hint>
      )}
      {left >= 0 && left < WARN_BELOW && (
        <Hint icon={<Info />}>{t('composer.left', { count: number(left) })}</Hint>
      )}
      {writing && open.length > 0 && (
        <Hint tone="due" icon={<TriangleAlert />}>
          {t('composer.openAsks', { count: open.length, labels })}
        </Hint>
      )}
      {mode === 'reply' && writing && episode?.state === 'resolved' && (
        <Hint icon={<Info />}>{t('composer.reopens')}</Hint>
      )}
      {writing && away && (
        <Hint icon={<WifiOff />}>
          {t(connection === 'signed-out' ? 'composer.signedOut' : 'composer.offline')}
        </Hint>
      )}
    </div>
  );
}

/** Said as soon as it is known, and not only when a text is at stake. */
function storageHint(state: SyncStatus['storage']['state'] | undefined, unsaved: boolean) {
  switch (state) {
    case 'disk-full':
      return unsaved ? 'composer.diskFullUnsaved' : 'composer.diskFull';
    case 'unwritable':
      return 'composer.unwritable';
    case 'repairing':
      return unsaved ? 'composer.repairing' : null;
    case 'ok':
    case undefined:
      return null;
    default:
      return assertNever(state);
  }
}

function Hint(props: {
  readonly tone?: 'due' | 'bad';
  readonly icon: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <p
      className={cx(styles.hint, props.tone && styles[props.tone])}
      role={props.tone === 'bad' ? 'alert' : undefined}
    >
      {props.icon}
      <span>{props.children}</span>
    </p>
  );
}
