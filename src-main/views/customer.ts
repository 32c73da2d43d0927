import type { CommandOf, Episode, OfferOutcome } from '@shared/domain';
import type { CustomerPanel, RequestOf } from '@shared/ipc';
import { fillTemplate, isOpen, matchingOffers } from '@shared/rules';
import { Refusal } from '../ipc/refusal';
import type { ActiveSession } from '../session/active-session';
import type { OutboxRow } from '../store/api';
import { submitCommand } from './commands';
import { pinnedIn } from './conversation';
import { overlayEpisode, pendingCommands } from './overlay';

/**
 * What the agent sees of a customer. Opening it also records that the matching offers were shown:
 * once for each offer and episode, through the outbox like everything else.
 *
 * @param now Unix ms
 */
export async function customerPanel(
  { customerId, channel }: RequestOf<'customer.panel'>,
  session: ActiveSession,
  now: number,
): Promise<CustomerPanel> {
  const { queries } = session.store;
  const [found, offers, agents, pending] = await Promise.all([
    queries.customer(customerId),
    queries.offers(),
    queries.agents(),
    pendingCommands(session),
  ]);
  if (!found) {
    throw new Refusal(
      'not-found',
      'This customer is not on this computer. They may have moved to another team.',
    );
  }
  const names = new Map(agents.map((agent) => [agent.id, agent.name]));
  const titles = new Map(offers.map((offer) => [offer.id, offer.title]));
  const outcomes = overlayOutcomes(found.outcomes, customerId, pending, session.desk.agent.id);
  const { customer, events } = found;
  const matching = matchingOffers(offers, { customer, events, outcomes, now, channel });
  const threadIds = [...new Set(found.episodes.map(({ episode }) => episode.threadId))];
  const pinned = await pinnedIn(threadIds, session);
  const episodes = found.episodes.map(({ episode, channel }) => {
    const shown = overlayEpisode(episode, pending, session);
    const resolvedByName = shown.resolvedById ? (names.get(shown.resolvedById) ?? null) : null;
    return { episode: shown, channel, resolvedByName };
  });
  const current = episodes.find(({ episode }) => isOpen(episode))?.episode ?? null;
  await recordShown(
    session,
    matching.map((offer) => offer.id),
    customerId,
    current,
    outcomes,
  );
  const context = { customer, agentName: session.desk.agent.name };
  return {
    customer,
    events: [...events],
    episodes,
    offers: matching.map((offer) => ({
      ...offer,
      reason: fillTemplate(offer.reason, context),
      text: fillTemplate(offer.text, context),
    })),
    outcomes: outcomes.map((outcome) => ({
      ...outcome,
      offerTitle: titles.get(outcome.offerId) ?? null,
    })),
    pinned: [...pinned],
  };
}

/** The outcomes with those that are still on their way to the desk. There is one per offer. */
export function overlayOutcomes(
  confirmed: readonly OfferOutcome[],
  customerId: string,
  pending: readonly OutboxRow[],
  agentId: string,
): readonly OfferOutcome[] {
  const byOffer = new Map(confirmed.map((outcome) => [outcome.offerId, outcome]));
  for (const { command } of pending) {
    const { body, madeAt } = command;
    if (body.kind !== 'offer-outcome' || body.customerId !== customerId) continue;
    byOffer.set(body.offerId, {
      id: byOffer.get(body.offerId)?.id ?? command.id,
      offerId: body.offerId,
      customerId,
      episodeId: body.episodeId,
      agentId,
      outcome: body.outcome,
      at: madeAt,
    });
  }
  return [...byOffer.values()];
}

/** What was recorded in this run, by session: the panel is read again after every change. */
const recorded = new WeakMap<object, Set<string>>();

async function recordShown(
  session: ActiveSession,
  offerIds: readonly string[],
  customerId: string,
  episode: Episode | null,
  outcomes: readonly OfferOutcome[],
): Promise<void> {
  if (!episode) return;
  const done = recorded.get(session.store) ?? new Set<string>();
  recorded.set(session.store, done);
  for (const offerId of offerIds) {
    const key = `${offerId} ${episode.id}`;
    const known = outcomes.find((outcome) => outcome.offerId === offerId);
    // Saying "shown" again would overwrite what became of the offer since.
    if (done.has(key) || (known && known.outcome !== 'shown')) continue;
    done.add(key);
    if (known?.episodeId === episode.id) continue;
    const body: CommandOf<'offer-outcome'> = {
      kind: 'offer-outcome',
      offerId,
      customerId,
      episodeId: episode.id,
      outcome: 'shown',
    };
    await submitCommand(body, session, { quiet: true });
  }
}
