import type { Agent } from '../domain';

/** Whether an agent can be given episodes of all these teams: whoever takes one works in its team. */
export function canTake(agent: Pick<Agent, 'teamIds'>, teamIds: Iterable<string>): boolean {
  return [...teamIds].every((teamId) => agent.teamIds.includes(teamId));
}
