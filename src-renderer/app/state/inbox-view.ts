import { create } from 'zustand';
import type { EpisodeState } from '@shared/domain';
import type { InboxConditions, InboxList, InboxView } from '@shared/ipc';
import { useScreen } from './screen';

interface InboxViewState {
  /** The view that was opened, and may have been changed since; null: the inbox itself. */
  readonly viewId: string | null;
  /** The open states one after the other, instead of one of them. */
  readonly acrossStates: boolean;
  readonly conditions: InboxConditions;
  /** The dialog in which a view gets its name, or in which views are put in order. */
  readonly dialog: 'save' | 'manage' | null;
  open(viewId: string, view: InboxView): void;
  /** Back to the inbox as it is without any view. */
  close(): void;
  setConditions(conditions: InboxConditions): void;
  setDialog(dialog: InboxViewState['dialog']): void;
}

const NOTHING = { viewId: null, acrossStates: false, conditions: {}, dialog: null } as const;

/** What the inbox is narrowed to. State and owner are in `useScreen`. */
export const useInboxView = create<InboxViewState>((set) => ({
  ...NOTHING,
  open: (viewId, { list, filter, conditions }) => {
    const screen = useScreen.getState();
    screen.setSection('inbox');
    screen.setInboxFilter(filter);
    if (list !== 'open') screen.setInboxState(list);
    set({ viewId, acrossStates: list === 'open', conditions });
  },
  close: () => set(NOTHING),
  setConditions: (conditions) => set({ conditions }),
  setDialog: (dialog) => set({ dialog }),
}));

// Whoever chooses a state wants to see that one.
useScreen.subscribe((state, before) => {
  if (state.inboxState !== before.inboxState) useInboxView.setState({ acrossStates: false });
});

/** The list that a state of the screen shows. */
export function inboxListOf(state: EpisodeState, acrossStates: boolean): InboxList {
  return acrossStates ? 'open' : state;
}

/** The list that is on screen. */
export function useInboxList(): InboxList {
  const state = useScreen((screen) => screen.inboxState);
  const acrossStates = useInboxView((view) => view.acrossStates);
  return inboxListOf(state, acrossStates);
}

/** The id of the action that opens the saved view at a place. */
export const savedViewAction = (index: number): string => `inbox.saved-view-${index + 1}`;
