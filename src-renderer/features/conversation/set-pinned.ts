import type { MessageView } from '@shared/ipc';
import { call } from '../../app/bridge';

/** Keeps a message on top for everybody, or puts it back. What the desk refuses is told with the pane. */
export async function setPinned(
  { id, threadId }: Pick<MessageView, 'id' | 'threadId'>,
  on: boolean,
): Promise<void> {
  await call('command.submit', { body: { kind: 'pin', threadId, messageId: id, on } });
}
