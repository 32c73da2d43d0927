import { PRACTICE_PASSWORD } from '@shared/desk-process';
import type { Agent, Team } from '@shared/domain';
import type { Account, ReferenceData } from './services/reference';

const team: Team = { id: 'care', name: 'Customer care' };

function account(login: string, name: string, role: Agent['role']): Account {
  const agent: Agent = { id: login, name, role, teamIds: [team.id], presence: 'offline' };
  return { agent, login, password: PRACTICE_PASSWORD };
}

/** One team, two agents and a lead: enough to sign in to a desk that has nothing else. */
export const practiceAccounts: ReferenceData = {
  teams: [team],
  accounts: [
    account('rosa', 'Rosa Delgado', 'agent'),
    account('ken', 'Ken Mori', 'agent'),
    account('marta', 'Marta Lindgren', 'lead'),
  ],
  tags: [],
  snippets: [],
  articles: [],
  offers: [],
};
