import type { Message } from '@shared/domain';
import type { ConversationView } from '@shared/ipc';
import { plainAttributes, planOf, previewOf } from '@shared/rules';
import type { I18n } from '../../i18n';
import { safeText } from '../../ui';

const MAX_ATTRIBUTES = 5;
/** As much as a brief may hold; see `briefSchema`. */
export const BRIEF_MAX = 4000;

/**
 * What the next person should know, from the documents and in the words of the interface; whoever
 * hands the thread on goes over it.
 *
 * @param messages the end of the conversation, oldest first
 */
export function briefOf(
  i18n: I18n,
  view: ConversationView,
  messages: readonly Pick<Message, 'kind' | 'side' | 'text'>[],
): string {
  const { t, list, date } = i18n;
  const episode = view.episodes.at(-1);
  if (!episode) return '';
  const labels = (state: 'open' | 'answered') =>
    episode.intents.filter((each) => each.state === state).map((each) => safeText(each.label));
  const open = labels('open');
  const answered = labels('answered');
  const plan = episode.plan ?? planOf(episode) ?? episode.cameBack?.plan ?? null;
  const written = messages.filter((each) => each.kind === 'message');
  const last = (side: 'customer' | 'agent') =>
    written.filter((each) => each.side === side).at(-1) ?? null;
  const theirs = last('customer');
  const ours = last('agent');
  const attributes = Object.entries(plainAttributes(view.customer))
    .slice(0, MAX_ATTRIBUTES)
    .map(([name, value]) => `${safeText(name)}: ${safeText(String(value))}`);
  const lines = [
    open.length > 0 ? t('workspace.brief.open', { asks: list(open) }) : null,
    answered.length > 0 ? t('workspace.brief.answered', { asks: list(answered) }) : null,
    plan && plan.note !== '' ? t('workspace.brief.promised', { note: safeText(plan.note) }) : null,
    plan?.lookAgainAt
      ? t('workspace.brief.lookAgain', { date: date(plan.lookAgainAt, 'full') })
      : null,
    theirs ? t('workspace.brief.theirs', { text: safeText(previewOf(theirs.text)) }) : null,
    ours ? t('workspace.brief.ours', { text: safeText(previewOf(ours.text)) }) : null,
    attributes.length > 0 ? attributes.join(' · ') : null,
  ];
  return lines
    .filter((line) => line !== null)
    .join('\n')
    .slice(0, BRIEF_MAX);
}
