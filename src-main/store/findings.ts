import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFile } from './files';

/** How much of what people made. */
export interface WorkCounts {
  readonly commands: number;
  readonly drafts: number;
  readonly attachments: number;
}

/**
 * What the store found and did about it, for the person at the screen. Codes and numbers: the words
 * are in shell/recovery-words.ts.
 */
export type Finding =
  /** The cache was damaged: it is set aside and everything is synced again. */
  | { readonly code: 'cache-damaged' }
  /** The cache was gone: everything is synced again. */
  | { readonly code: 'cache-missing' }
  /** The work was damaged: it is set aside, and what could be read is in the new file. */
  | {
      readonly code: 'work-damaged';
      readonly rescued: WorkCounts;
      /** Null: too little could be read to know what else there was. */
      readonly lost: WorkCounts | null;
    }
  /** The work was gone. */
  | { readonly code: 'work-missing' }
  /** The log of the work was gone after a crash: what was written last may be missing. */
  | { readonly code: 'work-log-missing' }
  /** The folder was taken away while it was in use; the work is written again, complete. */
  | { readonly code: 'folder-restored' };

const FILE = 'findings';

/**
 * Keeps a finding until it has been told, also over a crash, and over a power cut once the folder has
 * been synced. One that cannot be kept, because the disk is full, is still told in this run.
 */
export function keepFinding(folder: string, finding: Finding): void {
  try {
    const file = join(folder, FILE);
    appendFileSync(file, `${JSON.stringify(finding)}\n`, { mode: 0o600 });
    syncFile(file);
  } catch {
    // Repairing matters more than the note about it.
  }
}

/** What was found by earlier runs and not yet told to anybody, oldest first. */
export function readFindings(folder: string): Finding[] {
  let text: string;
  try {
    text = readFileSync(join(folder, FILE), 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    try {
      // Only keepFinding writes here; a line may be cut by the end of the process.
      return line === '' ? [] : [JSON.parse(line) as Finding];
    } catch {
      return [];
    }
  });
}

/** Everything that was found has been told. */
export function forgetFindings(folder: string): void {
  rmSync(join(folder, FILE), { force: true });
}
