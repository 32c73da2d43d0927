import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Real dialogues, where they are at hand (they are not part of the repository). */
const REAL_DIALOGUES = fileURLToPath(
  new URL('../../../shared/data/star.ndjson.gz', import.meta.url),
);
const DESK_CLI = fileURLToPath(new URL('../desk/cli.js', import.meta.url));

/** The file with real dialogues, or null where it is missing. */
export function realDialogues(): string | null {
  return existsSync(REAL_DIALOGUES) ? REAL_DIALOGUES : null;
}

/** Imports a conversation file into a new desk folder with the desk's own command. */
export async function importSample(file: string, deskFolder: string): Promise<void> {
  const child = spawn(process.execPath, [DESK_CLI, 'import', file, '--data', deskFolder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The import ended with code ${code}.`);
}
