import { useMemo } from 'react';
import { useActions, type Action } from '../../app/shortcuts';
import { focusedThreadId, useScreen } from '../../app/state';
import { conversationOf, type ConversationLink, type MessageDeed } from './conversation-link';
import { jumpActionId, jumpActions } from './jump-actions';
import { messageIdOf } from './scroll-keeper';

/** Does something in the conversation of the focused pane, if there is one. */
function inFocused(what: (conversation: ConversationLink) => void): void {
  const threadId = focusedThreadId(useScreen.getState());
  const conversation = threadId === null ? undefined : conversationOf(threadId);
  if (conversation) what(conversation);
}

/** The message that has the keyboard, as an element. */
function messageAt(focused: Element | null): HTMLElement | undefined {
  return focused instanceof HTMLElement && focused.matches('[data-message-id]')
    ? focused
    : undefined;
}

const DEEDS = [
  { deed: 'copy', label: 'action.message-copy', keys: 'C' },
  { deed: 'copy-link', label: 'action.message-copy-link', keys: 'L' },
  { deed: 'quote', label: 'action.message-quote', keys: 'Q' },
  { deed: 'pin', label: 'action.message-pin', keys: 'P' },
] as const satisfies readonly (Pick<Action, 'label' | 'keys'> & { readonly deed: MessageDeed })[];

/** What is done with the message that has the keyboard. */
const messageActions: readonly Action[] = DEEDS.map(({ deed, label, keys }) => ({
  id: `message.${deed}`,
  label,
  group: 'thread',
  keys,
  inPalette: false,
  appliesAt: (focused) => messageAt(focused) !== undefined,
  run: () => {
    const id = messageIdOf(messageAt(document.activeElement));
    if (id !== null) inFocused((conversation) => conversation.act(id, deed));
  },
}));

/** What keyboard and palette can do in the conversation of the focused pane. Mounted once. */
export function useConversationActions(): void {
  useActions(
    useMemo<readonly Action[]>(
      () => [
        ...jumpActions.map(
          ({ to, ...shown }): Action => ({
            ...shown,
            id: jumpActionId(to),
            group: 'thread',
            run: () => inFocused((conversation) => conversation.jump(to)),
          }),
        ),
        {
          id: 'conversation.date',
          label: 'action.jump-date',
          group: 'thread',
          keys: 'Alt+Shift+D',
          run: () => inFocused((conversation) => conversation.askDate()),
        },
        {
          id: 'conversation.messages',
          label: 'action.choose-message',
          group: 'thread',
          keys: 'Alt+Shift+M',
          run: () => inFocused((conversation) => conversation.focusMessages()),
        },
        ...messageActions,
      ],
      [],
    ),
  );
}
