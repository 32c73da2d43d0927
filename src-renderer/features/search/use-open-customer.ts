import { useHeddleQuery } from '../../app/query';
import { focusedThreadId, useScreen } from '../../app/state';

/** The customer of the focused pane, or null. */
export function useOpenCustomer(): string | null {
  const threadId = useScreen(focusedThreadId);
  const conversation = useHeddleQuery(
    'conversation.open',
    { threadId: threadId ?? '' },
    { enabled: threadId !== null, keepPrevious: false },
  );
  return conversation.data?.customer.id ?? null;
}
