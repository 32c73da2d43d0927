import { assertNever } from '@shared/assert-never';
import type { CommandBody } from '@shared/domain';
import type { OutboxItem, SyncStatus } from '@shared/ipc';
import type { I18n, Translate } from '../../i18n';

/** "All sent", "2 waiting", "1 needs you" — what needs somebody first. */
export function outboxWords(
  { t, number }: Pick<I18n, 't' | 'number'>,
  outbox: SyncStatus['outbox'],
): { readonly text: string; readonly needsYou: boolean } {
  const needs = outbox.failed + outbox.conflicts;
  const count = t('status.waiting', { count: number(outbox.waiting) });
  const waiting = outbox.trouble === null ? count : `${count} · ${t(`status.${outbox.trouble}`)}`;
  if (needs > 0) {
    const text = t('status.needs-you', { count: needs });
    return { text: outbox.waiting > 0 ? `${text} · ${waiting}` : text, needsYou: true };
  }
  if (outbox.waiting > 0) return { text: waiting, needsYou: false };
  return { text: t('status.all-sent'), needsYou: false };
}

/** A change that is no text: nothing in the conversation shows when the desk refuses it. */
export type Change = Exclude<
  CommandBody,
  { readonly kind: 'reply' | 'note' | 'whisper' | 'presence' }
>;

/** Whether a command changes something other than the agent's own status and is no text. */
export function isChange(body: CommandBody): body is Change {
  switch (body.kind) {
    case 'reply':
    case 'note':
    case 'whisper':
    case 'presence':
      return false;
    case 'resolve':
    case 'reopen':
    case 'snooze':
    case 'wake':
    case 'plan':
    case 'assign':
    case 'transfer':
    case 'tag':
    case 'intent':
    case 'pin':
    case 'offer-outcome':
    case 'merge-customers':
      return true;
    default:
      return assertNever(body);
  }
}

/** What a change does, in one or two words. */
export function changeWords(t: Translate, body: Change): string {
  return t(`status.change-${body.kind}`);
}

/** What one entry of the outbox is. */
export function outboxItemWords(t: Translate, item: OutboxItem): string {
  const customer = item.customerName ?? t('status.outbox-somebody');
  switch (item.body.kind) {
    case 'reply':
      return t('status.outbox-reply', { customer });
    case 'note':
      return t('status.outbox-note', { customer });
    case 'whisper':
      return t('status.outbox-whisper', { customer });
    case 'presence':
      return t('status.outbox-own');
    case 'resolve':
    case 'reopen':
    case 'snooze':
    case 'wake':
    case 'plan':
    case 'assign':
    case 'transfer':
    case 'tag':
    case 'intent':
    case 'pin':
    case 'offer-outcome':
    case 'merge-customers':
      return t('status.outbox-change', { change: changeWords(t, item.body), customer });
    default:
      return assertNever(item.body);
  }
}
