import { assertNever } from '@shared/assert-never';
import type { Finding, WorkCounts } from '../store/findings';
import type { Texts } from './texts';

/** "2 unsent changes, 12 drafts"; what there is none of is left out. */
function countWords(texts: Texts, counts: WorkCounts): string {
  const parts = (['commands', 'drafts', 'attachments'] as const).flatMap((what) =>
    counts[what] === 0 ? [] : texts(`recovery.${what}`, counts[what]),
  );
  return parts.length === 0 ? texts('recovery.nothing') : parts.join(texts('recovery.separator'));
}

function isNone({ commands, drafts, attachments }: WorkCounts): boolean {
  return commands + drafts + attachments === 0;
}

/** What was found in the local data, what became of it, and what to do: one message for a person. */
export function recoveryWords(texts: Texts, finding: Finding): string {
  switch (finding.code) {
    case 'cache-damaged':
    case 'cache-missing':
    case 'work-missing':
    case 'work-log-missing':
    case 'folder-restored':
      return texts(`recovery.${finding.code}`);
    case 'work-damaged': {
      const { rescued, lost } = finding;
      const what = countWords(texts, rescued);
      if (lost === null) return texts('recovery.work-unsure', what);
      if (isNone(lost)) return texts('recovery.work-whole', what);
      return texts('recovery.work-part', what, countWords(texts, lost));
    }
    default:
      return assertNever(finding);
  }
}
