import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import type { OutboxItem } from '@shared/ipc';
import { call } from '../../app/bridge';
import { useHeddleQuery } from '../../app/query';
import { useT } from '../../i18n';
import { Button, safeText } from '../../ui';
import { changeWords, isChange } from '../status';
import styles from './ChangeNotice.module.css';

/**
 * What the desk did not do with this thread, and why. A refused answer stands in the conversation;
 * a refused change would be nowhere, because the screen goes back to what the desk has.
 *
 * @param lastShownId the last message that was really visible: trying again names it
 */
export function ChangeNotice(props: {
  readonly threadId: string;
  readonly lastShownId: () => string | null;
}) {
  const outbox = useHeddleQuery('sync.status', undefined).data?.outbox;
  const needy = outbox !== undefined && outbox.failed + outbox.conflicts > 0;
  const items = useHeddleQuery('outbox.list', undefined, { enabled: needy }).data;
  if (!needy || !items) return null;
  return items
    .filter(
      (item) =>
        item.threadId === props.threadId && (item.state === 'failed' || item.state === 'conflict'),
    )
    .map((item) => <Refused key={item.commandId} item={item} lastShownId={props.lastShownId} />);
}

function Refused({
  item,
  lastShownId,
}: {
  readonly item: OutboxItem;
  readonly lastShownId: () => string | null;
}) {
  const t = useT();
  const [problem, setProblem] = useState<string | null>(null);
  const { body, commandId } = item;
  if (!isChange(body)) return null;
  const dismiss = async () => {
    const result = await call('outbox.cancel', { commandId });
    if (!result.ok) setProblem(result.error.message);
  };
  const tryAgain = async () => {
    const seen = lastShownId();
    const putsAside = body.kind === 'resolve' || body.kind === 'snooze' || body.kind === 'plan';
    if (!putsAside || seen === null) {
      const result = await call('outbox.retry', { commandId });
      if (!result.ok) setProblem(result.error.message);
      return;
    }
    // As a new command: what came in since the first one has been read now.
    const result = await call('command.submit', { body: { ...body, lastSeenMessageId: seen } });
    if (result.ok) await dismiss();
    else setProblem(result.error.message);
  };
  return (
    <div role="alert" className={styles.notice}>
      <CircleAlert size={14} strokeWidth={1.8} aria-hidden="true" />
      <p className={styles.words}>
        <strong>{t('workspace.refused', { change: changeWords(t, body) })}</strong>{' '}
        {item.reason === null ? null : <span dir="auto">{safeText(item.reason)}</span>} {problem}
      </p>
      <div className={styles.buttons}>
        <Button size="s" onClick={() => void tryAgain()}>
          {t('workspace.retry')}
        </Button>
        <Button size="s" variant="quiet" onClick={() => void dismiss()}>
          {t('workspace.refused.dismiss')}
        </Button>
      </div>
    </div>
  );
}
