import { createHash } from 'node:crypto';
import type { Agent, Role } from '@shared/domain';

/** Whoever asks, with what decides what they may see. */
export interface Viewer {
  readonly agentId: string;
  readonly role: Role;
  readonly teamIds: readonly string[];
  /** Changes whenever what this agent may see changes. */
  readonly scope: string;
}

/**
 * The viewer that an agent is.
 *
 * @param epoch names one life of one data folder, so that a folder that was replaced by another is
 *   a change of scope too
 */
export function viewerOf(agent: Agent, epoch: string): Viewer {
  const teamIds = [...agent.teamIds].sort();
  const scope = createHash('sha256')
    .update(JSON.stringify([epoch, agent.id, agent.role, teamIds]))
    .digest('hex')
    .slice(0, 24);
  return { agentId: agent.id, role: agent.role, teamIds, scope };
}

/** Whether a viewer sees all whispers of their teams, or only their own. */
export function seesAllWhispers(viewer: Viewer): boolean {
  return viewer.role === 'lead';
}
