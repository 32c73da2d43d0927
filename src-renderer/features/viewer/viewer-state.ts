import { create } from 'zustand';
import type { ConversationPicture } from '@shared/ipc';

/** A file of a conversation, and who sent it when. */
export type ViewedFile = ConversationPicture;

interface ViewerState {
  /** What is looked at; null: nothing. */
  readonly opened: ViewedFile | null;
  open(file: ViewedFile): void;
  close(): void;
}

/** Which picture or PDF is shown large. One at a time, above everything else. */
export const useViewer = create<ViewerState>((set) => ({
  opened: null,
  open: (opened) => set({ opened }),
  close: () => set({ opened: null }),
}));
