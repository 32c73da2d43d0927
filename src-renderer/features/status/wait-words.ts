import { assertNever } from '@shared/assert-never';
import type { OutboxItem, Wait } from '@shared/ipc';
import type { I18n, Translate } from '../../i18n';
import { futureWords } from '../../ui';
import { isChange } from './outbox-words';

/** Why something in the outbox is still there. */
export interface WaitWords {
  readonly text: string;
  /** When it is tried again (Unix ms), to be counted down to; null: see the connection. */
  readonly retryAt: number | null;
  /** When it leaves and can no longer be taken back (Unix ms). */
  readonly leavesAt: number | null;
  /** It goes on only when somebody does something. */
  readonly needsYou: boolean;
}

const plain = { retryAt: null, leavesAt: null, needsYou: false } as const;
const waiting = (text: string): WaitWords => ({ ...plain, text });
const needsYou = (text: string): WaitWords => ({ ...plain, text, needsYou: true });

/** A text was not sent; anything else was not done. */
function refusedWords(t: Translate, item: OutboxItem, reason: string | null): string {
  const done = isChange(item.body) || item.body.kind === 'presence';
  const words = t(done ? 'status.wait-not-done' : 'status.wait-not-sent');
  return reason === null ? words : `${words}: ${reason}`;
}

/** The reason in words for the person who made it. */
export function waitWords(i18n: I18n, item: OutboxItem, wait: Wait): WaitWords {
  const { t } = i18n;
  switch (wait.why) {
    case 'held':
      return { ...waiting(t('status.wait-held')), leavesAt: wait.until };
    case 'scheduled':
      return waiting(
        t('status.wait-scheduled', { time: futureWords(i18n, wait.until, Date.now()) }),
      );
    case 'editing':
    case 'behind':
    case 'sending':
    case 'confirming':
    case 'next':
      return waiting(t(`status.wait-${wait.why}`));
    case 'desk-asked':
      return waiting(t('status.wait-desk-asked'));
    case 'connection':
      return waiting(t('status.wait-connection', { state: t(`status.${wait.state}`) }));
    case 'retry': {
      const tried = t('status.wait-retry', { count: wait.attempts });
      const text = wait.trouble === null ? tried : `${t(`status.${wait.trouble}`)} · ${tried}`;
      return { ...waiting(text), retryAt: wait.until };
    }
    case 'conflict':
      return needsYou(t('status.wait-conflict'));
    case 'refused':
      return needsYou(refusedWords(t, item, wait.reason));
    default:
      return assertNever(wait);
  }
}
