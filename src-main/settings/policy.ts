import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PolicyView } from '@shared/ipc';

/** What an organisation can decide for a computer; what it does not mention has its default. */
const policySchema = z.object({
  /** Whether what was found, and conversations, may be written to files and printed. */
  export: z.enum(['allowed', 'off']).default('allowed'),
  /** Whether Heddle starts with the system; not mentioned: whoever uses it decides. */
  startWithSystem: z.enum(['on', 'off']).optional(),
  /** Days of history that may be kept on this computer; not mentioned: what the desk says counts. */
  historyDays: z.number().int().min(1).optional(),
});

const FILE_NAME = 'policy.json';

/**
 * Where the policy of a computer is; only its administrators can write there.
 *
 * @param environment of the process; on Windows it names the folder of all users' data
 */
export function machinePolicyFile(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  switch (platform) {
    case 'win32':
      return `${environment['ProgramData'] ?? 'C:\\ProgramData'}\\Heddle\\${FILE_NAME}`;
    case 'darwin':
      return join('/Library/Application Support/Heddle', FILE_NAME);
    default:
      return join('/etc/heddle', FILE_NAME);
  }
}

/**
 * Days of history that the organisation lets this computer keep; null: all of it. A file that cannot
 * be understood says neither that anything has to go nor that it may come back.
 */
export function historyDaysOf({ historyDays, problem }: PolicyView): number | null | 'unknown' {
  return problem === null ? (historyDays ?? null) : 'unknown';
}

/** When the organisation said something that Heddle does not understand, the careful reading counts. */
function notUnderstood(file: string, why: string): PolicyView {
  return {
    export: 'off',
    file,
    problem: `The policy file of this computer cannot be understood: ${why} Until it is put right, what it may forbid is off. Tell whoever manages this computer.`,
  };
}

/**
 * Reads one policy file.
 *
 * @returns null when there is none
 */
function readPolicy(file: string): PolicyView | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    return notUnderstood(file, 'it could not be read.');
  }
  let json: unknown;
  try {
    // Editors of Windows begin their files with a byte order mark.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return notUnderstood(file, 'it is not valid JSON.');
  }
  const parsed = policySchema.safeParse(json);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    return notUnderstood(
      file,
      field === '' ? 'it holds no object.' : `“${field}” has a value that does not exist.`,
    );
  }
  return { ...parsed.data, file, problem: null };
}

/**
 * What the organisation allows on this computer.
 *
 * @param machineFile from `machinePolicyFile`; where it exists nothing else counts
 * @param otherFile named on the command line, for trying a policy out
 */
export function loadPolicy(machineFile: string, otherFile: string | undefined): PolicyView {
  return (
    readPolicy(machineFile) ??
    (otherFile === undefined ? null : readPolicy(otherFile)) ?? {
      ...policySchema.parse({}),
      file: null,
      problem: null,
    }
  );
}
