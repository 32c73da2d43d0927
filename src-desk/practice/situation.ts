import type { LiveCustomer } from './behaviour-state';
import type { Rng } from './rng';
import type { IntentTemplate, Opening, Scenario } from './scenario';
import { scenarioById } from './scenarios';
import { type Mark, render, renderText } from './template';

/** What a live customer is in the middle of: their scenario, or what came later in it. */
export interface Situation {
  readonly scenario: Scenario;
  readonly intents: readonly IntentTemplate[];
  readonly goodReply: string;
}

/** The situation of a customer, or null when the scenario is gone from this version. */
export function situationOf(customer: LiveCustomer): Situation | null {
  const scenario = scenarioById(customer.scenarioId);
  if (!scenario) return null;
  if (!customer.isLater || !scenario.later) return { scenario, ...pickOf(scenario) };
  return { scenario, ...pickOf(scenario.later) };
}

function pickOf(part: { readonly intents: readonly IntentTemplate[]; readonly goodReply: string }) {
  return { intents: part.intents, goodReply: part.goodReply };
}

/** Renders one of the scenario's texts for a customer. */
export function say(template: string, customer: LiveCustomer, rng: Rng): string {
  const text = renderText(template, {
    slots: customer.slots,
    language: customer.language,
    at: customer.openedAt,
    rng,
  });
  // A choice may be empty and leave its space behind.
  return text.trim().replace(/ {2,}/g, ' ');
}

/** The label of an intent as the agent reads it. */
export function labelOf(intent: IntentTemplate, customer: LiveCustomer, rng: Rng): string {
  return renderText(intent.label, {
    slots: customer.slots,
    language: 'en',
    at: customer.openedAt,
    rng,
  });
}

/** Stems with this customer's slots filled in; a slot matches literally. */
export function stemsOf(intent: IntentTemplate, customer: LiveCustomer): string[] {
  return intent.stems.map((stem) =>
    stem.replace(/\{([a-z]\w*)\}/gi, (_whole, slot: string) =>
      (customer.slots[slot] ?? slot).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    ),
  );
}

/** One message of an opening, rendered. */
export interface OpeningText {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly picture: Scenario['picture'] | null;
  /** Since the message before it. */
  readonly afterMs: number;
}

/** Renders an opening's messages with the pauses between them. */
export function openingTexts(opening: Opening, customer: LiveCustomer, rng: Rng): OpeningText[] {
  return opening.map((message, index): OpeningText => {
    const given = typeof message === 'string' ? { text: message } : message;
    const rendered = render(given.text, {
      slots: customer.slots,
      language: customer.language,
      at: customer.openedAt,
      rng,
    });
    const seconds = given.afterMinutes === undefined ? rng.int(14, 55) : given.afterMinutes * 60;
    return {
      text: rendered.text.trim(),
      marks: rendered.marks,
      picture: given.picture ?? null,
      afterMs: index === 0 ? 0 : seconds * 1000,
    };
  });
}
