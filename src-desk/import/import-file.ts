import type { Desk } from '../desk';
import { isPracticeLogin } from '../plain-reference';
import { allAgents } from '../services/agents';
import { handOver } from './hand-over';
import { type BadLine, type StageCounts, stageFile } from './stage';
import { weave, type WeaveCounts } from './weave';

/** How many threads keep an open episode unless said otherwise. */
export const OPEN_THREADS_DEFAULT = 200;

export interface ImportOptions {
  readonly file: string;
  /** How many of the newest imported threads keep their last episode open. */
  readonly open: number;
  readonly onBadLine: (line: BadLine) => void;
  readonly onProgress: (progress: ImportProgress) => void;
}

export type ImportProgress =
  | { readonly step: 'reading'; readonly fraction: number; readonly dialogues: number }
  | { readonly step: 'writing'; readonly fraction: number; readonly messages: number };

/** What an import did. */
export interface ImportReport extends Readonly<WeaveCounts> {
  readonly open: number;
  readonly alreadyThere: number;
  readonly badLines: number;
  readonly seconds: number;
}

/**
 * Imports a conversation file of any size. Importing it again changes nothing, because all ids come
 * from the source's.
 *
 * @throws Error when the file cannot be read, or the desk has no team that could get the threads
 */
export async function importFile(desk: Desk, options: ImportOptions): Promise<ImportReport> {
  const startedAt = performance.now();
  const agents = await allAgents(desk.reader);
  const teamId = teamForImport(agents.map((agent) => agent.teamIds));
  if (teamId === null) throw new Error('This desk has no agents yet. Start it once, then import.');
  const staged: Readonly<StageCounts> = await stageFile(
    desk,
    options.file,
    options.onBadLine,
    (counts, fraction) =>
      options.onProgress({ step: 'reading', fraction, dialogues: counts.staged }),
  );
  const woven = await weave(desk, teamId, (soFar) =>
    options.onProgress({
      step: 'writing',
      fraction: soFar.dialogues / Math.max(1, staged.staged),
      messages: soFar.messages,
    }),
  );
  const team = agents.filter((agent) => agent.role === 'agent' && agent.teamIds.includes(teamId));
  const practising = team.filter((agent) => isPracticeLogin(agent.id));
  const open = await handOver(desk, woven, options.open, practising.length > 0 ? practising : team);
  return {
    ...woven.counts,
    open,
    alreadyThere: staged.alreadyThere,
    badLines: staged.bad,
    seconds: Math.round((performance.now() - startedAt) / 10) / 100,
  };
}

/** The team that most agents work in, so that everybody finds what was imported. */
function teamForImport(teamIdsOfAgents: readonly (readonly string[])[]): string | null {
  const members = new Map<string, number>();
  for (const teamId of teamIdsOfAgents.flat()) members.set(teamId, (members.get(teamId) ?? 0) + 1);
  const [most] = [...members].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most?.[0] ?? null;
}
