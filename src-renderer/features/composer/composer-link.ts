import type { DraftMode } from '@shared/ipc';

/** What the rest of the screen may ask of the composer of a thread. */
export interface ComposerLink {
  /** Puts a text where the caret is, on a line of its own when there is text already. */
  insert(text: string): void;
  /** Saves the draft now; resolves when it is on disk. */
  flush(): Promise<void>;
  /** Reads a draft again, because main changed it. */
  reload(mode: DraftMode): void;
}

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
