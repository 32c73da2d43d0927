import { entityKinds } from '@shared/domain';
import type { CommandOf } from '../arguments';
import { openProfile, openProfileStore, refuseIfOther } from '../profile';
import { counted, elapsed, signInTo, type Surroundings, words } from '../surroundings';
import { verify as compare } from '../verify/verify';

const DIFFER = 1;
/** Findings that are printed one by one for people; JSON has all that are named. */
const SHOWN = 50;

/**
 * `engine verify`: compares the cache with the desk.
 *
 * @returns the exit code: 1 when they differ
 */
export async function verify(
  command: CommandOf<'verify'>,
  surroundings: Surroundings,
): Promise<number> {
  const { output, env, signal } = surroundings;
  const profile = await openProfile(command.profile, env);
  refuseIfOther(profile, command);
  const store = await openProfileStore(profile, surroundings);
  try {
    const startedAt = elapsed();
    const { connector, end } = await signInTo(profile, surroundings);
    try {
      const state = await store.cache.syncState();
      const found = await compare({
        connector,
        inspect: store.inspect,
        state,
        signal,
        onProgress: (messages, expected) =>
          output.progress(() => ({
            text: `${words(messages)} of ${words(expected)} messages compared`,
            data: { messages, expected },
          })),
      });
      const seconds = Math.round(elapsed() - startedAt) / 1000;
      const compared = entityKinds.reduce((sum, kind) => sum + found.compared[kind], 0);
      const { differences, findings } = found;
      const hidden = differences - Math.min(findings.length, SHOWN);
      output.result(
        [
          ...findings.slice(0, SHOWN).map(({ type, kind, id }) => `${type}  ${kind} ${id}`),
          ...(hidden > 0 ? [`… and ${words(hidden)} more`] : []),
          ...notes(found),
          differences === 0
            ? `The cache is what the desk has: ${counted(compared, 'document')} compared in ${seconds} s.`
            : `The cache differs from the desk in ${words(differences)} of ${counted(compared, 'document')}. "reset" and "fill" sync it anew.`,
        ],
        { ok: differences === 0, ...found, seconds },
      );
      return differences === 0 ? 0 : DIFFER;
    } finally {
      await end();
    }
  } finally {
    await store.close();
  }
}

function notes({
  newer,
  unreadable,
  coveredSince,
}: {
  readonly newer: number;
  readonly unreadable: number;
  readonly coveredSince: number | null;
}): string[] {
  const lines: string[] = [];
  if (newer > 0)
    lines.push(`${counted(newer, 'document')} changed on the desk after the last sync.`);
  if (unreadable > 0) lines.push(`${counted(unreadable, 'document')} of the desk cannot be read.`);
  if (coveredSince === Number.MAX_SAFE_INTEGER) lines.push('The history is not here yet.');
  else if (coveredSince !== null) {
    const day = new Date(coveredSince).toISOString().slice(0, 10);
    lines.push(
      `The history is here since ${day}; what is older was compared only where it is here.`,
    );
  }
  return lines;
}
