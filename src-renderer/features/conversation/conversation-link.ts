/** A place in a thread that one can go to without knowing which message it is. */
export type JumpTarget = 'unread' | 'previous-episode' | 'next-episode' | 'newest';

/** What can be done with a message that is there. */
export type MessageDeed = 'copy' | 'copy-link' | 'quote' | 'pin';

/** What the rest of the screen may ask of the conversation of a thread. */
export interface ConversationLink {
  jump(to: JumpTarget): void;
  /** Asks for a date to go to. */
  askDate(): void;
  /** Gives the keyboard to the last message in sight. */
  focusMessages(): void;
  /** Does something with a message; what does not suit it is not done. */
  act(messageId: string, deed: MessageDeed): void;
}

const links = new Map<string, ConversationLink>();

/** The conversation that is on screen for a thread, if any. */
export function conversationOf(threadId: string): ConversationLink | undefined {
  return links.get(threadId);
}

/** Makes a conversation reachable; returns the function that ends it. */
export function linkConversation(threadId: string, link: ConversationLink): () => void {
  links.set(threadId, link);
  return () => {
    if (links.get(threadId) === link) links.delete(threadId);
  };
}
