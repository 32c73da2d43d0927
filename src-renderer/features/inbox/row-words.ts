import type { Intent } from '@shared/domain';
import type { InboxRow } from '@shared/ipc';
import { isLanguageOfScreen, type I18n } from '../../i18n';
import { isWindowClosing, planOf, replyWindowClosesAt } from '@shared/rules';
import { backAfterWords, durationWords, type Tone } from '../../ui';

/**
 * What the intents of an episode say in a row: how many are open, or how many of them are answered.
 *
 * @returns null when the customer wants nothing that is known
 */
export function intentChip(
  { t }: Pick<I18n, 't'>,
  intents: readonly Intent[],
): { readonly text: string; readonly tone: Tone } | null {
  const wanted = intents.filter((intent) => intent.state !== 'dismissed');
  const answered = wanted.filter((intent) => intent.state === 'answered').length;
  const total = wanted.length;
  if (total === 0) return null;
  if (answered === 0) return { text: t('inbox.asks', { count: total }), tone: 'amber' };
  if (answered === total) return { text: t('inbox.all-answered', { total }), tone: 'green' };
  return { text: t('inbox.answered', { answered, total }), tone: 'green' };
}

/** The quiet end of a row: channel, language when it is not the screen's, pause before coming back. */
export function rowDetails(i18n: I18n, row: InboxRow): string[] {
  const { episode, customer } = row;
  const details = [i18n.t(`inbox.channel-${row.channel}`)];
  if (customer.language && !isLanguageOfScreen(i18n, customer.language)) {
    details.push(i18n.language(customer.language));
  }
  const back = backAfterWords(i18n, row.previousResolvedAt, episode.openedAt);
  if (back && episode.state !== 'resolved') details.push(back);
  return details;
}

/** Why a row is put aside, or why it is here again, in the words of whoever put it aside. */
export function asideNote({ episode }: InboxRow): string {
  if (episode.state === 'waiting-on-us') return episode.cameBack?.reason ?? '';
  if (episode.state === 'resolved') return '';
  return planOf(episode)?.note ?? '';
}

/**
 * How long the channel takes an answer, when that is not long any more.
 *
 * @returns null when there is time enough, or no such limit
 */
export function windowWords(
  i18n: I18n,
  { channel, episode }: InboxRow,
  now: number,
): { readonly text: string; readonly closed: boolean } | null {
  const at = episode.lastCustomerMessageAt;
  const closesAt = replyWindowClosesAt(channel, at);
  if (closesAt === null || episode.state === 'resolved') return null;
  if (closesAt <= now) return { text: i18n.t('inbox.window-closed'), closed: true };
  if (!isWindowClosing(channel, at, now)) return null;
  const duration = durationWords(i18n, closesAt - now);
  return { text: i18n.t('inbox.window-closes', { duration }), closed: false };
}
