import type { FloorView } from '@shared/ipc';

/** A full load for one agent, in the units of rules/load.ts. */
export const FULL_LOAD = 12;

type AgentRow = FloorView['agents'][number];

const PRESENCE = { online: 0, away: 1, offline: 2 } as const;

/**
 * Agents in an order that stays calm: who is late first, then who is here, then by name. The load
 * is left out, because it changes with every message and rows would jump.
 */
export function byNeed(agents: readonly AgentRow[]): AgentRow[] {
  return agents.toSorted(
    (a, b) =>
      Number(b.late > 0) - Number(a.late > 0) ||
      PRESENCE[a.agent.presence] - PRESENCE[b.agent.presence] ||
      a.agent.name.localeCompare(b.agent.name),
  );
}

/** Whom to give a thread to first: here before away before gone, then the lightest load. */
export function byCapacity(
  agents: readonly AgentRow['agent'][],
  loads: ReadonlyMap<string, number>,
): AgentRow['agent'][] {
  return agents.toSorted(
    (a, b) =>
      PRESENCE[a.presence] - PRESENCE[b.presence] ||
      (loads.get(a.id) ?? 0) - (loads.get(b.id) ?? 0) ||
      a.name.localeCompare(b.name),
  );
}
