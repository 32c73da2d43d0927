import type { Language, Scenario } from '../scenario';
import { bankingCards } from './banking-cards';
import { bankingLife } from './banking-life';
import { bankingWorld } from './banking-world';
import { frenchPortuguese } from './french-portuguese';
import { moreTelecomsRetail } from './more-openings-telecoms-retail';
import { moreTravelBanking } from './more-openings-travel-banking';
import { retailHome } from './retail-home';
import { retailParcels } from './retail-parcels';
import { retailWorld } from './retail-world';
import { telecomsGermanSpanish } from './telecoms-de-es';
import { telecomsHome } from './telecoms-home';
import { telecomsMobile } from './telecoms-mobile';
import { telecomsWorld } from './telecoms-world';
import { travelFlights } from './travel-flights';
import { travelStays } from './travel-stays';
import { travelWorld } from './travel-world';

const written: readonly Scenario[] = [
  ...telecomsHome,
  ...telecomsMobile,
  ...telecomsGermanSpanish,
  ...telecomsWorld,
  ...retailParcels,
  ...retailHome,
  ...retailWorld,
  ...travelFlights,
  ...travelStays,
  ...travelWorld,
  ...bankingCards,
  ...bankingLife,
  ...bankingWorld,
  ...frenchPortuguese,
];

const moreOpenings = { ...moreTelecomsRetail, ...moreTravelBanking };

/**
 * Every written situation. To add one: write it into the file of its sector, and its tests run by
 * themselves.
 */
export const scenarios: readonly Scenario[] = written.map((scenario) => ({
  ...scenario,
  openings: [...scenario.openings, ...(moreOpenings[scenario.id] ?? [])],
}));

const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));

/** A scenario by id, or undefined when a saved desk names one that is gone. */
export function scenarioById(id: string): Scenario | undefined {
  return byId.get(id);
}

/** The situations of one language. */
export function scenariosIn(language: Language): readonly Scenario[] {
  return scenarios.filter((scenario) => scenario.language === language);
}
