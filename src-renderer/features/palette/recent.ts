import { create } from 'zustand';

const KEPT = 20;

interface Recent {
  /** Ids of what was chosen in the palette, the newest first. */
  readonly ids: readonly string[];
  chosen(id: string): void;
}

/** What was chosen last. In memory: it names customers, and belongs to whoever is at the screen. */
export const useRecent = create<Recent>((set) => ({
  ids: [],
  chosen: (id) =>
    set(({ ids }) => ({ ids: [id, ...ids.filter((each) => each !== id)].slice(0, KEPT) })),
}));
