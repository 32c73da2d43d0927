import { weightedLanguage } from './arrivals';
import { fitsTeam } from './reference/teams';
import type { Rng } from './rng';
import type { Scenario } from './scenario';
import { scenarioById, scenarios } from './scenarios';
import { Usage } from './usage';

const MINUTE = 1;
const HOUR = 60;

/** What a thread of a new desk is to become. */
export interface ThreadPlan {
  readonly scenario: Scenario;
  readonly teamId: 'everyday' | 'premium';
  readonly state: 'waiting-on-us' | 'waiting-on-customer' | 'snoozed' | 'resolved';
  readonly assigneeId: string | null;
  /** Minutes from now to the target; negative: late. For threads that wait on us. */
  readonly dueMinutes: number;
  /** Which opening; undefined: any. */
  readonly opening?: number;
  /** Earlier episodes at least and at most. */
  readonly episodes: readonly [number, number];
  /** A colleague who handed it over with a brief. */
  readonly handedOverBy?: string;
  /** The desk has this customer twice. */
  readonly hasSecondRecord?: boolean;
}

/** What waits for Rosa, who opens Heddle: scenario, minutes to the target, opening, earlier episodes. */
const ROSA: readonly (readonly [string, number, number, number])[] = [
  ['router-red-light', -4 * MINUTE, 0, 1],
  ['flight-cancelled', 9 * MINUTE, 2, 0],
  ['moving-house', 18 * MINUTE, 0, 4],
  ['es-direccion', 41 * MINUTE, 0, 1],
  ['ja-gift', 70 * MINUTE, 1, 2],
  ['damaged-parcel', 2 * HOUR, 1, 2],
  ['de-rufnummer', 3 * HOUR, 0, 3],
  ['ar-baqa', 5 * HOUR, 0, 2],
];
const KEN: readonly (readonly [string, number, number, number])[] = [
  ['card-lost-abroad', -2 * MINUTE, 1, 2],
  ['business-lines', 25 * MINUTE, 0, 2],
  ['es-transferencia', 50 * MINUTE, 1, 3],
  ['ja-sokin', 95 * MINUTE, 1, 2],
  ['wheelchair-cruise', 3 * HOUR, 2, 1],
  ['ar-funduq', 4 * HOUR, 1, 3],
  ['de-umbuchung', 6 * HOUR, 2, 2],
];
const UNASSIGNED: readonly (readonly [string, number, number, number])[] = [
  ['phishing-text', 6 * MINUTE, 1, 1],
  ['espresso-leak', 85 * MINUTE, 1, 3],
  ['fr-facture', 130 * MINUTE, 1, 2],
];
const COLLEAGUES: readonly (readonly [string, string, number, number])[] = [
  ['refund-waiting', 'ana', -22 * MINUTE, 3],
  ['de-falsche-farbe', 'jon', 35 * MINUTE, 1],
  ['overdraft-fee', 'mira', 65 * MINUTE, 2],
  ['train-delay', 'sam', 150 * MINUTE, 1],
  ['bereavement', 'luca', 4 * HOUR, 2],
  ['dog-in-cabin', 'hedda', 7 * HOUR, 0],
];

/** What a newcomer should come across within minutes. */
const EXAMPLES: Readonly<
  Record<string, Pick<ThreadPlan, 'handedOverBy' | 'hasSecondRecord'> | undefined>
> = {
  'damaged-parcel': { handedOverBy: 'ana' },
  'moving-house': { hasSecondRecord: true },
};

const COUNTS = { customer: 30, snoozed: 10 } as const;
const EVERYDAY_STAFF = ['rosa', 'rosa', 'ana', 'jon', 'hedda', 'mira'];
const PREMIUM_STAFF = ['ken', 'ken', 'sam', 'luca', 'mira'];

/**
 * What each thread of a new desk will be: first those that wait on us, then on the customer, then asleep, then done.
 *
 * @param count threads altogether
 */
export function planThreads(count: number, rng: Rng): ThreadPlan[] {
  const waiting = [
    ...ROSA.map((each) => chosen(each, 'everyday', 'rosa')),
    ...KEN.map((each) => chosen(each, 'premium', 'ken')),
    ...UNASSIGNED.map((each, index) => chosen(each, index === 1 ? 'premium' : 'everyday', null)),
    ...COLLEAGUES.map(([id, agent, due, episodes]) => {
      const teamId = agent === 'sam' || agent === 'luca' ? 'premium' : 'everyday';
      return chosen([id, due, rng.int(0, 2), episodes], teamId, agent);
    }),
  ];
  const others: ThreadPlan[] = [];
  const usage = new Usage();
  while (waiting.length + others.length < count) {
    const index = others.length;
    const state =
      index < COUNTS.customer
        ? 'waiting-on-customer'
        : index < COUNTS.customer + COUNTS.snoozed
          ? 'snoozed'
          : 'resolved';
    const teamId = rng.chance(0.66) ? 'everyday' : 'premium';
    others.push({
      scenario: anyScenario(teamId, usage, rng),
      teamId,
      state,
      assigneeId: rng.pick(teamId === 'everyday' ? EVERYDAY_STAFF : PREMIUM_STAFF),
      dueMinutes: 0,
      episodes: state === 'resolved' ? [0, 5] : [0, 3],
    });
  }
  return [...waiting, ...others];
}

function chosen(
  [id, dueMinutes, opening, episodes]: readonly [string, number, number, number],
  teamId: ThreadPlan['teamId'],
  assigneeId: string | null,
): ThreadPlan {
  const scenario = scenarioById(id);
  if (!scenario) throw new Error(`The plan names an unknown scenario: ${id}`);
  return {
    scenario,
    teamId,
    state: 'waiting-on-us',
    assigneeId,
    dueMinutes,
    opening,
    episodes: [episodes, episodes],
    ...EXAMPLES[id],
  };
}

function anyScenario(teamId: string, usage: Usage, rng: Rng): Scenario {
  const language = weightedLanguage(rng);
  const fitting = scenarios.filter((each) => each.language === language && fitsTeam(each, teamId));
  return usage.pick(fitting, ({ id }) => id, rng);
}

/** The colleagues of a team who answered in the past. */
export function staffOf(teamId: string): readonly string[] {
  return teamId === 'everyday' ? EVERYDAY_STAFF : PREMIUM_STAFF;
}
