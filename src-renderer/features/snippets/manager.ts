import { create } from 'zustand';
import type { Snippet } from '@shared/domain';

/** A snippet as it stands in the form. */
export type SnippetEdit = Pick<Snippet, 'name' | 'folder' | 'text' | 'language'>;

interface ManagerState {
  readonly open: boolean;
  /** Null: the first one. */
  readonly chosenId: string | null;
  /**
   * What was changed and is not saved yet, by the snippet's id; also what is new. It outlives the
   * dialog, so that closing it loses nothing.
   */
  readonly edits: ReadonlyMap<string, SnippetEdit>;
  show(snippetId: string | null): void;
  close(): void;
  edit(snippetId: string, edit: SnippetEdit): void;
  /** It was saved, or is to be as it was. */
  forget(snippetId: string): void;
  /** Forgets everything, when somebody else signs in. */
  reset(): void;
}

/** The dialog in which a person keeps their snippets. */
export const useSnippetManager = create<ManagerState>()((set) => ({
  open: false,
  chosenId: null,
  edits: new Map(),
  show: (chosenId) => set({ open: true, chosenId }),
  close: () => set({ open: false }),
  edit: (id, edit) => set(({ edits }) => ({ edits: new Map(edits).set(id, edit) })),
  forget: (id) =>
    set(({ edits }) => ({ edits: new Map([...edits].filter(([each]) => each !== id)) })),
  reset: () => set({ open: false, chosenId: null, edits: new Map() }),
}));

/** Opens the dialog, at a snippet or at the first one. */
export function showSnippets(snippetId: string | null = null): void {
  useSnippetManager.getState().show(snippetId);
}

/** Opens the dialog with a new snippet. @returns its id */
export function composeSnippet(given: SnippetEdit): string {
  const id = crypto.randomUUID();
  const manager = useSnippetManager.getState();
  manager.edit(id, given);
  manager.show(id);
  return id;
}
