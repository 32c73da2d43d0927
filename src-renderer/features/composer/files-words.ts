import { assertNever } from '@shared/assert-never';
import type { FileProblem } from '@shared/rules';
import type { I18n } from '../../i18n';
import { safeText } from '../../ui';
import { sizeInWords, type FileLimits } from './files';

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

/**
 * What may go out with a reply, and how much of it is taken.
 *
 * @param files what is attached already
 */
export function limitsWords(
  { t, number }: Pick<I18n, 't' | 'number'>,
  limits: FileLimits,
  files: readonly { readonly sizeBytes: number }[],
): string {
  const { maxBytes, maxFiles, maxTotalBytes, pictureMaxBytes } = limits;
  const total = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const parts = [
    t('composer.limits.count', { count: number(files.length), max: number(maxFiles) }),
    ...(Number.isFinite(maxBytes)
      ? [t('composer.limits.size', { max: sizeInWords(maxBytes) })]
      : []),
    ...(pictureMaxBytes === null
      ? []
      : [t('composer.limits.pictures', { max: sizeInWords(pictureMaxBytes) })]),
    ...(maxTotalBytes === null
      ? []
      : [
          t('composer.limits.total', {
            have: sizeInWords(total),
            max: sizeInWords(maxTotalBytes),
          }),
        ]),
  ];
  return parts.join(' · ');
}
