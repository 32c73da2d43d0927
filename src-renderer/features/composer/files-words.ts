import { assertNever } from '@shared/assert-never';
import type { FileProblem } from '@shared/rules';
import type { I18n } from '../../i18n';
import { safeText } from '../../ui';
import { sizeInWords } from './files';

/** Why files cannot go over a channel, and what to do about it. */
export function filesProblemWords(
  { t, number }: Pick<I18n, 't' | 'number'>,
  channel: string,
  problem: FileProblem,
): string {
  switch (problem.kind) {
    case 'type':
      return t('composer.files.type', { channel, name: safeText(problem.name) });
    case 'size': {
      const max = sizeInWords(problem.maxBytes);
      return t('composer.files.size', { channel, name: safeText(problem.name), max });
    }
    case 'count':
      return t('composer.files.count', {
        channel,
        max: number(problem.max),
        over: problem.have - problem.max,
      });
    case 'total':
      return t('composer.files.total', {
        channel,
        max: sizeInWords(problem.maxBytes),
        have: sizeInWords(problem.haveBytes),
      });
    default:
      return assertNever(problem);
  }
}
