import { useMemo } from 'react';
import type { MessageMarks, MessagePage } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import type { Found } from './use-find';

const NONE: ReadonlyMap<string, MessageMarks> = new Map();

/**
 * What to mark in the messages that are held, by message. Main says it, because it knows how words
 * are compared.
 *
 * @param found null while nothing is looked for
 */
export function useMarks(
  threadId: string,
  found: Found | null,
  page: MessagePage | null,
): ReadonlyMap<string, MessageMarks> {
  const messageIds = useMemo(
    () =>
      found === null || page === null
        ? []
        : page.messages
            .filter((each) => each.pending === null && found.positions.has(each.position))
            .map((each) => each.id),
    [found, page],
  );
  const enabled = messageIds.length > 0;
  const request = { threadId, text: found?.text ?? '', messageIds };
  const { data } = useHeddleQuery('search.marks', request, { enabled });
  return useMemo(
    () => (enabled && data ? new Map(data.map((marks) => [marks.messageId, marks])) : NONE),
    [enabled, data],
  );
}
