import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { safeText } from '../../ui';
import { sizeInWords } from '../composer/files';
import type { ViewedFile } from './viewer-state';

/** Who sent a file, when, and how large it is, each in a few words. */
export function useFileFacts({ attachment, message }: ViewedFile): readonly string[] {
  const { t, date, number } = useI18n();
  const me = useHeddleQuery('session.get', undefined).data?.agent?.id;
  const customer = useHeddleQuery('conversation.open', { threadId: message.threadId }).data
    ?.customer.name;
  const who =
    message.side === 'customer'
      ? safeText(customer ?? '')
      : message.side === 'system'
        ? t('viewer.from.desk')
        : message.agentId === me
          ? t('viewer.from.you')
          : safeText(message.authorName ?? t('viewer.from.someone'));
  const { width, height } = attachment;
  return [
    who,
    date(message.at, 'full'),
    sizeInWords(attachment.sizeBytes),
    ...(width === null || height === null
      ? []
      : [t('viewer.pixels', { width: number(width), height: number(height) })]),
  ].filter((fact) => fact !== '');
}
