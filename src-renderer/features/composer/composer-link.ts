import type { ComposerMode } from './composer-mode';
import type { SendWith } from './use-send';
import type { DraftContent } from '@shared/rules';

/** What the rest of the screen may ask of the composer of a thread. */
export interface ComposerLink {
  /** Puts a text where the caret is, on a line of its own when there is text already. */
  insert(text: string): void;
  /**
   * Takes something back out of the outbox into its field.
   *
   * @returns why it could not, in words for the agent; null when it is there
   */
  takeBack(commandId: string, mode: ComposerMode): Promise<string | null>;
  /** Puts a content that is nowhere else back into its field; resolves to whether it is on disk. */
  bringBack(content: DraftContent, mode: ComposerMode): Promise<boolean>;
  /** Turns to what was begun of this kind. */
  show(mode: ComposerMode): void;
  /** Answers this message by name: the reply will show it above its text. */
  quote(messageId: string): void;
  /** Answers by name what the customer wrote last. */
  quoteLast(): void;
  /** Sends what is written, after asking what has to be asked. */
  send(): void;
  /** Sends the reply with something else, after asking what has to be asked. */
  sendWith(what: SendWith): void;
  /** What is selected in its field, or all of it. */
  written(): string;
  /** The last message between customer and agent that was really visible. */
  lastShownId(): string | null;
  /** Puts what is being written on disk; resolves to whether it is there. */
  settle(): Promise<boolean>;
  focus(): void;
}

/** What the field of a composer is known by. */
export const COMPOSER_FIELD = { 'data-composer-field': '' } as const;

const links = new Map<string, ComposerLink>();

/** The composer that is on screen for a thread, if any. */
export function composerOf(threadId: string): ComposerLink | undefined {
  return links.get(threadId);
}

/** Makes a composer reachable; returns the function that ends it. */
export function linkComposer(threadId: string, link: ComposerLink): () => void {
  links.set(threadId, link);
  return () => {
    if (links.get(threadId) === link) links.delete(threadId);
  };
}
