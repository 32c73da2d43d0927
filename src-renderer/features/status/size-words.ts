import type { I18n } from '../../i18n';

const MEGABYTE = 1_000_000;

/** "213 MB", "1.2 GB", "less than 1 MB". */
export function sizeWords({ t, number }: Pick<I18n, 't' | 'number'>, bytes: number): string {
  const megabytes = bytes / MEGABYTE;
  if (megabytes < 1) return t('status.size-small');
  if (megabytes < 1000) return t('status.size-megabytes', { size: number(Math.round(megabytes)) });
  return t('status.size-gigabytes', { size: number(megabytes / 1000, 'oneDecimal') });
}
