import { PRACTICE_PASSWORD } from '@shared/desk-process';
import type { Agent, Team } from '@shared/domain';
import type { Scenario } from '../scenario';

export type Segment = 'everyday' | 'premium';

/** Teams of Experts: each owns a customer segment, over all four companies. */
export const teams: readonly Team[] = [
  { id: 'everyday', name: 'Everyday' },
  { id: 'premium', name: 'Premium & Business' },
];

/** The segment that a team owns; undefined for a team of another desk. */
export function segmentOfTeam(teamId: string): Segment | undefined {
  return teamId === 'everyday' || teamId === 'premium' ? teamId : undefined;
}

/** Whether a scenario's people can belong to a team's segment. */
export function fitsTeam(scenario: Scenario, teamId: string): boolean {
  const isBusiness = scenario.attributes?.['Tier']?.includes('Business') === true;
  if (teamId === 'everyday') return !isBusiness;
  return (
    teamId !== 'premium' || scenario.attributes?.['Segment']?.includes('Young, under 27') !== true
  );
}

/** An agent with what they sign in with. */
export interface PracticeAccount {
  readonly agent: Agent;
  readonly login: string;
  readonly password: string;
}

function account(
  login: string,
  name: string,
  teamIds: readonly string[],
  role: Agent['role'] = 'agent',
): PracticeAccount {
  return {
    agent: { id: login, name, role, teamIds: [...teamIds], presence: 'offline' },
    login,
    password: PRACTICE_PASSWORD,
  };
}

/** The practice accounts first, then the colleagues who appear in the history. */
export const accounts: readonly PracticeAccount[] = [
  account('rosa', 'Rosa Keller', ['everyday']),
  account('ken', 'Ken Ito', ['premium']),
  account('marta', 'Marta Lind', ['everyday', 'premium'], 'lead'),
  account('ana', 'Ana Ribeiro', ['everyday']),
  account('jon', 'Jon Mwangi', ['everyday']),
  account('mira', 'Mira Sandhu', ['everyday', 'premium']),
  account('sam', 'Sam Whitlock', ['premium']),
  account('hedda', 'Hedda Vik', ['everyday']),
  account('luca', 'Luca Ferrante', ['premium']),
];
