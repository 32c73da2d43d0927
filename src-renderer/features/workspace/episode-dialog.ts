import { create } from 'zustand';

/** What can be asked about an episode before it is done. */
export type EpisodeDialogKind = 'resolve' | 'snooze' | 'plan' | 'transfer' | 'tags' | 'merge';

interface EpisodeDialogState {
  /** The thread whose pane shows a dialog, and which one. */
  readonly open: { readonly threadId: string; readonly kind: EpisodeDialogKind } | null;
  show(threadId: string, kind: EpisodeDialogKind): void;
  close(): void;
}

/** Which dialog is open: menus, shortcuts and the palette all lead to the same one. */
export const useEpisodeDialog = create<EpisodeDialogState>()((set) => ({
  open: null,
  show: (threadId, kind) => set({ open: { threadId, kind } }),
  close: () => set({ open: null }),
}));
