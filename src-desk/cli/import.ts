import { access } from 'node:fs/promises';
import { systemClock } from '../clock';
import { DEFAULT_POLICIES, Desk } from '../desk';
import { importFile, type ImportReport, OPEN_THREADS_DEFAULT } from '../import/import-file';
import { fillReference } from '../plain-reference';
import type { CliCommand } from './arguments';
import { ProgressLine } from './progress';

/** Bad lines that are named one by one; the rest is only counted. */
const BAD_LINES_SHOWN = 50;

/** The counts as a plain line. */
export function reportLine(report: ImportReport): string {
  const { dialogues, messages, customers, threads, episodes, seconds } = report;
  const counts = `${dialogues} dialogues, ${messages} messages, ${customers} customers, ${threads} threads, ${episodes} episodes in ${seconds} s`;
  const open = `; ${report.open} open`;
  const known = report.alreadyThere > 0 ? `; ${report.alreadyThere} already there` : '';
  const bad = report.badLines > 0 ? `; ${report.badLines} bad lines skipped` : '';
  return `Imported ${counts}${open}${known}${bad}.`;
}

/**
 * `desk import`
 *
 * @returns the exit code: 0 also when lines were skipped, as long as something is there
 * @throws Error saying what to do when the file or the folder cannot be used
 */
export async function runImport(command: Extract<CliCommand, { name: 'import' }>): Promise<number> {
  await access(command.file).catch(() => {
    throw new Error(`There is no file ${command.file}, or it may not be read.`);
  });
  const desk = await Desk.open({
    dataDir: command.data,
    clock: systemClock,
    policies: DEFAULT_POLICIES,
    presenceGraceMs: 0,
    onError: (error) => console.error(error),
  });
  try {
    await fillReference(desk);
    const progress = new ProgressLine(process.stderr);
    let bad = 0;
    const report = await importFile(desk, {
      file: command.file,
      open: command.open ?? OPEN_THREADS_DEFAULT,
      onProgress: (each) => progress.show(each),
      onBadLine({ number, reason }) {
        bad += 1;
        if (bad > BAD_LINES_SHOWN) return;
        progress.end();
        console.error(`Line ${number} skipped: ${reason}`);
      },
    });
    progress.end();
    if (bad > BAD_LINES_SHOWN) console.error(`… and ${bad - BAD_LINES_SHOWN} more bad lines.`);
    console.log(command.json ? JSON.stringify(report) : reportLine(report));
    const isNothingThere = report.dialogues === 0 && report.alreadyThere === 0;
    return isNothingThere && report.badLines > 0 ? 1 : 0;
  } finally {
    await desk.close();
  }
}
