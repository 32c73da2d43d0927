import { EyeOff, HardDrive, MessageSquareText, TriangleAlert, WifiOff, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { assertNever } from '@shared/assert-never';
import { REPLY_MAX_LENGTH } from '@shared/domain/limits';
import type { ConversationView, SyncStatus } from '@shared/ipc';
import { channelRules, filesProblem, sensitiveGaps, smsParts, templateGaps } from '@shared/rules';
import { useHeddleQuery } from '../../app/query';
import { useI18n, type I18n } from '../../i18n';
import { cx, safeText } from '../../ui';
import { humanised } from '../customer/attributes';
import { channelLabel } from '../workspace/channel-label';
import type { ComposerMode } from './composer-mode';
import { useDraftPart, type WatchedDraft } from './draft-view';
import { filesProblemWords } from './files-words';
import { useSecondThoughts } from './second-thoughts';
import type { PreparingFile } from './use-preparing';
import styles from './ComposerHints.module.css';

/** The remaining length is shown from here on. */
const WARN_BELOW = 1000;
/** Labels named in the warning; the rest are counted. */
const MAX_LABELS = 3;

/** What is worth knowing before the answer goes out. Nothing here blocks. */
export function ComposerHints(props: {
  readonly view: ConversationView;
  readonly mode: ComposerMode;
  readonly draft: WatchedDraft;
  readonly problem: string | null;
  /** What the reply was not sent without. */
  readonly missing: readonly PreparingFile[];
}) {
  const { view, mode, draft, problem, missing } = props;
  const text = useDraftPart(draft, (now) => now.text);
  const attachments = useDraftPart(draft, (now) => now.attachments);
  /** What is in the field could not be written to the disk. */
  const unsaved = useDraftPart(draft, (now) => now.status.state === 'failed');
  const i18n = useI18n();
  const { t, number, list } = i18n;
  const status = useHeddleQuery('sync.status', undefined).data;
  const connection = status?.connection.state;
  const storage = storageHint(status?.storage.state, unsaved);
  const told = useSecondThoughts((state) => state.problem);
  const notTaken = told?.threadId === view.thread.id ? told.text : null;
  const episode = view.episodes.at(-1);
  const open = episode?.intents.filter((intent) => intent.state === 'open') ?? [];
  const { channel } = view.thread;
  const isReply = mode === 'reply';
  const max = isReply ? channelRules[channel].maxTextLength : REPLY_MAX_LENGTH;
  const left = max - text.trimEnd().length;
  const writing = text.trim() !== '' && isReply;
  const sms = writing && channel === 'sms' ? smsParts(text.trimEnd()) : null;
  const files = isReply ? filesProblem(channel, attachments) : null;
  const gaps = templateGaps(text);
  const secret = sensitiveGaps(gaps, view.customer).map(humanised);
  const warnBelow = Math.min(WARN_BELOW, max / 4);
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
      {missing.length > 0 && (
        <Hint tone="bad" icon={<TriangleAlert />}>
          {missingWords(i18n, missing)}
        </Hint>
      )}
      {notTaken !== null && (
        <Hint tone="bad" icon={<TriangleAlert />}>
          {t('composer.notTakenBack', { reason: notTaken })}
        </Hint>
      )}
      {left < 0 && (
        <Hint tone="bad" icon={<TriangleAlert />}>
          {isReply
            ? t('composer.tooLongFor', {
                channel: channelLabel(channel, t),
                count: number(-left),
                max: number(max),
              })
            : t('composer.tooLong', { count: number(-left), max: number(max) })}
        </Hint>
      )}
      {files !== null && (
        <Hint tone="bad" icon={<TriangleAlert />}>
          {filesProblemWords(i18n, channelLabel(channel, t), files)}
        </Hint>
      )}
      {gaps.length > 0 && (
        <Hint tone="due" icon={<TriangleAlert />}>
          {t('composer.gaps', {
            count: gaps.length,
            names: list(gaps.slice(0, MAX_LABELS).map(({ name }) => name)),
          })}
        </Hint>
      )}
      {secret.length > 0 && (
        <Hint icon={<EyeOff />}>
          {t('composer.gaps.sensitive', { count: secret.length, names: list(secret) })}
        </Hint>
      )}
      {left >= 0 && left < warnBelow && (
        <Hint icon={<Info />}>{t('composer.left', { count: number(left) })}</Hint>
      )}
      {sms !== null && (
        <Hint icon={<MessageSquareText />}>
          {t(sms.encoding === 'gsm7' ? 'composer.sms' : 'composer.smsUnicode', {
            parts: sms.parts,
            left: number(sms.left),
          })}
        </Hint>
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

/** Why a reply was not sent without its files, and what to do. */
function missingWords({ t, list }: I18n, missing: readonly PreparingFile[]): string {
  const failed = missing.filter(({ failure }) => failure !== null);
  const told = failed.length > 0 ? failed : missing;
  return t(failed.length > 0 ? 'composer.missing.failed' : 'composer.missing.onWay', {
    count: told.length,
    names: list(told.map(({ name }) => safeText(name))),
  });
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
