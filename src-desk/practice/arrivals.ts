import type { Agent } from '@shared/domain';
import { type CustomerAction, newEpisodeOf, openingActions } from './behaviour';
import type { LiveCustomer } from './behaviour-state';
import { newCustomer } from './casting';
import type { NewArrival } from './host';
import type { Rng } from './rng';
import { LANGUAGES, type Language, type Scenario } from './scenario';
import { scenarios } from './scenarios';
import { fitsTeam, segmentOfTeam } from './reference/teams';

/** Who comes first: situations that show at once what the product is for. */
const FIRST = ['router-red-light', 'damaged-parcel', 'late-birthday', 'moving-house'];
/** Scenarios that were used so recently do not come again. */
const REST = 30;

const LANGUAGE_WEIGHTS: Readonly<Record<Language, number>> = {
  en: 60,
  es: 9,
  de: 10,
  ja: 6,
  ar: 6,
  fr: 5,
  pt: 4,
};

export interface ArrivalContext {
  /** 1 for the first arrival of this desk. */
  readonly number: number;
  readonly used: readonly string[];
  /** Full names that exist; the new one is added. */
  readonly taken: Set<string>;
  /** Who is there; at least one. */
  readonly agents: readonly Agent[];
  /** Practice time in ms. */
  readonly at: number;
  /** Unix ms. */
  readonly today: number;
}

export interface Arrival {
  readonly newcomer: NewArrival;
  readonly live: LiveCustomer;
  readonly actions: readonly CustomerAction[];
  /** `scenario/opening`, to be remembered as used. */
  readonly opening: string;
  readonly assignTo: string | null;
}

/** Somebody new: a scenario that has not been seen lately, a person for it, and who is to answer. */
export function nextArrival(context: ArrivalContext, rng: Rng): Arrival {
  const agents = context.agents.filter(({ role }) => role === 'agent');
  const agent = agents[context.number % Math.max(1, agents.length)] ?? null;
  const teamId = (agent ?? context.agents[0])?.teamIds[0] ?? 'everyday';
  const scenario = chooseScenario(context, teamId, rng);
  const id = `practice-live-${context.number}`;
  const cast = newCustomer(scenario, id, context.today, context.taken, rng, segmentOfTeam(teamId));
  const index = chooseOpening(scenario, context.used, rng);
  const when = { at: context.at, today: context.today };
  const live = newEpisodeOf(cast.live, when, scenario.intents);
  const opening = scenario.openings[index] ?? [];
  return {
    newcomer: {
      customer: cast.customer,
      events: cast.events,
      threadId: `${id}-thread`,
      channel: cast.channel,
      teamId,
    },
    live: { ...live, hasPicture: hasPicture(opening) },
    actions: openingActions(live, opening, rng),
    opening: `${scenario.id}/${index}`,
    // Every sixth comes to nobody in particular, as in life.
    assignTo: context.number % 6 === 0 ? null : (agent?.id ?? null),
  };
}

/** Whether one of an opening's messages comes with a picture. */
export function hasPicture(opening: Scenario['openings'][number]): boolean {
  return opening.some((message) => typeof message !== 'string' && message.picture !== undefined);
}

function chooseScenario(context: ArrivalContext, teamId: string, rng: Rng): Scenario {
  const recent = new Set(context.used.slice(-REST).map((each) => each.split('/')[0]));
  const fits = scenarios.filter(
    (scenario) => !recent.has(scenario.id) && fitsTeam(scenario, teamId),
  );
  if (context.number === 1) {
    const first = fits.filter(({ id }) => FIRST.includes(id));
    if (first.length > 0) return rng.pick(first);
  }
  const language = weightedLanguage(rng);
  const inLanguage = fits.filter((scenario) => scenario.language === language);
  return rng.pick(inLanguage.length > 0 ? inLanguage : fits);
}

function chooseOpening(scenario: Scenario, used: readonly string[], rng: Rng): number {
  const all = scenario.openings.map((_opening, index) => index);
  const fresh = all.filter((index) => !used.includes(`${scenario.id}/${index}`));
  return rng.pick(fresh.length > 0 ? fresh : all);
}

/** A language, as often as it is met. */
export function weightedLanguage(rng: Rng): Language {
  const total = LANGUAGES.reduce((sum, language) => sum + LANGUAGE_WEIGHTS[language], 0);
  let rest = rng.next() * total;
  for (const language of LANGUAGES) {
    rest -= LANGUAGE_WEIGHTS[language];
    if (rest < 0) return language;
  }
  return 'en';
}
