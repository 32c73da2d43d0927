import { create } from 'zustand';
import type { EpisodeState } from '@shared/domain';
import { PANES_MAX } from '@shared/domain/limits';
import type { InboxFilter, Layout } from '@shared/ipc';
import { call } from '../bridge';
import { recall } from './pane-memory';
import { neighbourOf, type Arrangement, type Direction } from './pane-grid';

export type Section = 'inbox' | 'floor' | 'settings';

/** The bar that finds words inside of one conversation. */
export interface PaneFind {
  /** What it begins with. */
  readonly text: string;
  /** Grows with each wish to find something here. */
  readonly asked: number;
  /** The message of a search result to begin at; null: what is on screen, and the bar is focused. */
  readonly at: string | null;
}

/** One conversation on screen. */
export interface Pane {
  /** A thread is open in one pane at most, so its id is the pane's key. */
  readonly threadId: string;
  /** Scroll to this message and mark it; null: the end of the thread. */
  readonly messageId: string | null;
  /** Grows with each request to go to `messageId`, also when it is the same message again. */
  readonly jump: number;
  /** Null while nothing is looked for in it. */
  readonly find: PaneFind | null;
}

export interface OpenOptions {
  /** In a new pane beside the focused one instead of in its place. */
  readonly beside?: boolean;
  /** The place of the new pane; another one if there are fewer panes. */
  readonly pane?: number;
  /** Scroll to this message. */
  readonly messageId?: string;
  /** The words by which the message was found, to go on from it with. */
  readonly find?: string;
}

export interface ScreenState {
  readonly section: Section;
  /** What an emptied screen begins with. */
  readonly nextSection: Section;
  readonly panes: readonly Pane[];
  /** Index into `panes`; 0 when there is none. */
  readonly focusedPane: number;
  /** Grows whenever the focused pane is asked to take the keyboard: its composer focuses then. */
  readonly focusRequest: number;
  /** Widths of the panes, relative to the others of their row; empty: all the same. */
  readonly paneSizes: readonly number[];
  /** Heights of the rows, relative to each other; empty: all the same. */
  readonly rowSizes: readonly number[];
  readonly arrangement: Arrangement;
  /** Only the focused pane is in sight, until the agent wants the others back. */
  readonly maximised: boolean;
  /** How many panes each row has on screen now; follows from the arrangement and the room. */
  readonly paneRows: readonly number[];
  /** The conversation whose own window this is; null: it is the main window. */
  readonly ownThreadId: string | null;
  /** The conversations that have a window of their own: in this one they are in no pane. */
  readonly popOuts: readonly string[];
  /** Conversations whose own windows were closed while no pane was free, the last one first. */
  readonly withoutPane: readonly string[];
  readonly inboxWidth: number | null;
  /** Where there is room for one of them only: the inbox is shown, and not the conversations. */
  readonly inboxInFront: boolean;
  /** Whether the customer panel stands beside the workspace, where there is room for it. */
  readonly contextOpen: boolean;
  /** There is no room for it: it comes as a drawer over the workspace instead. */
  readonly narrow: boolean;
  readonly drawerOpen: boolean;
  readonly inboxState: EpisodeState;
  readonly inboxFilter: InboxFilter;
  readonly searchOpen: boolean;
  /** What the search field starts with when it is opened from elsewhere. */
  readonly searchText: string;
  readonly paletteOpen: boolean;
  /** The dialog of layouts with names. */
  readonly layoutsOpen: boolean;
  readonly helpOpen: boolean;
  /** The panel that says everything about connection and sync. */
  readonly syncOpen: boolean;

  setSection(section: Section): void;
  /** Shows a thread where it is: here, or in the window that has it. */
  openThread(threadId: string, options?: OpenOptions): void;
  /** This window is for one conversation alone. */
  becomePopOut(threadId: string): void;
  setPopOuts(threadIds: readonly string[]): void;
  /** The window of a conversation was closed and no pane is free: the agent is told. */
  leaveWithoutPane(threadId: string): void;
  /** The agent has been told, or has it on screen again. */
  forgetWithoutPane(threadId: string): void;
  closePane(index: number): void;
  /** Closes all panes but this one. */
  closeOtherPanes(index: number): void;
  focusPane(index: number): void;
  /** As `focusPane`, for a pane that knows its thread and not its place. */
  focusThread(threadId: string): void;
  /** Moves the focus by a number of panes, around the ends. */
  cyclePane(step: number): void;
  /** Moves a pane to another place; the focus goes with it. */
  movePane(from: number, to: number): void;
  /** Changes places with what stands beside the focused pane; `right` is towards the end of a line. */
  swapPane(direction: Direction): void;
  setPaneSizes(sizes: readonly number[]): void;
  setRowSizes(sizes: readonly number[]): void;
  /** All panes get the same room again. */
  evenPanes(): void;
  setArrangement(arrangement: Arrangement): void;
  /** The workspace has put its panes into these rows. */
  setPaneRows(rows: readonly number[]): void;
  toggleMaximised(): void;
  setInboxWidth(width: number): void;
  /** Shows or hides the customer panel, beside the workspace or over it. */
  toggleContext(): void;
  /** The window became too narrow for the customer panel, or wide enough. */
  setNarrow(narrow: boolean): void;
  setInboxState(state: EpisodeState): void;
  setInboxFilter(filter: InboxFilter): void;
  /** Shows the bar that finds inside of the focused conversation, and focuses it. */
  openFind(): void;
  closeFind(threadId: string): void;
  openSearch(text?: string): void;
  closeSearch(): void;
  setPaletteOpen(open: boolean): void;
  setHelpOpen(open: boolean): void;
  setLayoutsOpen(open: boolean): void;
  setSyncOpen(open: boolean): void;
  restoreLayout(layout: Layout): void;
  /** The session ends and begins again in a moment: the screen then comes back to where it is. */
  comeBack(): void;
  /** Back to an empty screen, when somebody signs in. */
  reset(): void;
}

const empty = {
  section: 'inbox',
  nextSection: 'inbox',
  panes: [],
  focusedPane: 0,
  focusRequest: 0,
  paneSizes: [],
  rowSizes: [],
  arrangement: 'auto',
  maximised: false,
  paneRows: [],
  ownThreadId: null,
  popOuts: [],
  withoutPane: [],
  inboxWidth: null,
  inboxInFront: true,
  contextOpen: true,
  drawerOpen: false,
  inboxState: 'waiting-on-us',
  inboxFilter: 'mine',
  searchOpen: false,
  searchText: '',
  paletteOpen: false,
  layoutsOpen: false,
  helpOpen: false,
  syncOpen: false,
} as const;

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** A pane as it was left: with what was looked for in it. */
function paneOf(threadId: string): Pane {
  const text = recall(threadId)?.find ?? null;
  const find = text === null ? null : { text, asked: 0, at: null };
  return { threadId, messageId: null, jump: 0, find };
}

type Opened = Pick<
  ScreenState,
  'panes' | 'focusedPane' | 'paneSizes' | 'section' | 'searchOpen' | 'inboxInFront' | 'focusRequest'
>;

function opened(state: ScreenState, threadId: string, options: OpenOptions): Opened {
  const shown = {
    section: 'inbox',
    searchOpen: false,
    inboxInFront: false,
    focusRequest: state.focusRequest + 1,
    paneSizes: state.paneSizes,
  } as const;
  const known = state.panes.findIndex((pane) => pane.threadId === threadId);
  const before = state.panes[known];
  const pane: Pane = {
    threadId,
    messageId: options.messageId ?? null,
    jump: (before?.jump ?? 0) + (options.messageId ? 1 : 0),
    find: foundBy(options, before?.find ?? null),
  };
  if (known >= 0) {
    const panes = options.messageId ? state.panes.with(known, pane) : state.panes;
    return { ...shown, panes, focusedPane: known };
  }
  const beside = options.beside === true && state.panes.length < PANES_MAX;
  if (state.panes.length === 0 || !beside) {
    const panes = state.panes.length === 0 ? [pane] : state.panes.with(state.focusedPane, pane);
    return { ...shown, panes, focusedPane: state.focusedPane };
  }
  const place = clamp(options.pane ?? state.focusedPane + 1, 0, state.panes.length);
  return {
    ...shown,
    panes: state.panes.toSpliced(place, 0, pane),
    focusedPane: place,
    paneSizes: [],
  };
}

function foundBy({ find = '', messageId }: OpenOptions, before: PaneFind | null): PaneFind | null {
  return find === '' || messageId === undefined
    ? before
    : { text: find, asked: (before?.asked ?? 0) + 1, at: messageId };
}

/** What only the screen knows: what is open, where the focus is, how wide things are. */
export const useScreen = create<ScreenState>((set, get) => ({
  ...empty,
  narrow: false,
  setSection: (section) => set({ section, searchOpen: false, inboxInFront: true }),
  openThread: (threadId, options = {}) => {
    const { ownThreadId, popOuts } = get();
    const isHere = ownThreadId === null ? !popOuts.includes(threadId) : threadId === ownThreadId;
    if (isHere) set((state) => opened(state, threadId, options));
    else void call('window.show', { what: 'thread', threadId, ...options });
  },
  becomePopOut: (threadId) =>
    set({
      ...empty,
      ownThreadId: threadId,
      contextOpen: false,
      panes: [paneOf(threadId)],
      focusRequest: 1,
    }),
  setPopOuts: (popOuts) =>
    set((state) => {
      const panes = state.panes.filter(({ threadId }) => !popOuts.includes(threadId));
      if (panes.length === state.panes.length) return { popOuts };
      const focused = state.panes[state.focusedPane];
      const place = focused ? panes.indexOf(focused) : -1;
      const focusedPane =
        place >= 0 ? place : clamp(state.focusedPane, 0, Math.max(0, panes.length - 1));
      const maximised = state.maximised && panes.length > 1;
      return { popOuts, panes, focusedPane, maximised, paneSizes: [] };
    }),
  leaveWithoutPane: (threadId) =>
    set(({ withoutPane }) => ({
      withoutPane: [threadId, ...withoutPane.filter((each) => each !== threadId)],
    })),
  forgetWithoutPane: (threadId) =>
    set(({ withoutPane }) => ({ withoutPane: withoutPane.filter((each) => each !== threadId) })),
  closePane: (index) =>
    set((state) => {
      if (!state.panes[index]) return state;
      const panes = state.panes.toSpliced(index, 1);
      const shift = index < state.focusedPane ? 1 : 0;
      const focusedPane = clamp(state.focusedPane - shift, 0, Math.max(0, panes.length - 1));
      return { panes, focusedPane, paneSizes: [], maximised: state.maximised && panes.length > 1 };
    }),
  closeOtherPanes: (index) =>
    set(({ panes }) => {
      const pane = panes[index];
      return pane ? { panes: [pane], focusedPane: 0, paneSizes: [], maximised: false } : {};
    }),
  focusThread: (threadId) =>
    set((state) => {
      const index = state.panes.findIndex((pane) => pane.threadId === threadId);
      return index < 0 || index === state.focusedPane ? state : { focusedPane: index };
    }),
  focusPane: (index) => set((state) => (state.panes[index] ? { focusedPane: index } : state)),
  cyclePane: (step) =>
    set(({ panes, focusedPane, focusRequest }) =>
      panes.length === 0
        ? {}
        : {
            focusedPane: (focusedPane + step + panes.length) % panes.length,
            inboxInFront: false,
            focusRequest: focusRequest + 1,
          },
    ),
  movePane: (from, to) =>
    set((state) => {
      const pane = state.panes[from];
      if (!pane) return state;
      const place = clamp(to, 0, state.panes.length - 1);
      // The sizes belong to the places and stay.
      const panes = state.panes.toSpliced(from, 1).toSpliced(place, 0, pane);
      return { panes, focusedPane: place };
    }),
  swapPane: (direction) =>
    set(({ panes, paneRows, focusedPane }) => {
      const place = neighbourOf(paneRows, focusedPane, direction);
      const pane = panes[focusedPane];
      const other = place === null ? undefined : panes[place];
      if (place === null || !pane || !other) return {};
      return { panes: panes.with(focusedPane, other).with(place, pane), focusedPane: place };
    }),
  setPaneSizes: (paneSizes) => set({ paneSizes }),
  setRowSizes: (rowSizes) => set({ rowSizes }),
  evenPanes: () => set({ paneSizes: [], rowSizes: [] }),
  setArrangement: (arrangement) =>
    set({ arrangement, paneSizes: [], rowSizes: [], maximised: false }),
  setPaneRows: (paneRows) => set({ paneRows }),
  toggleMaximised: () =>
    set(({ maximised, panes }) => ({ maximised: !maximised && panes.length > 1 })),
  setInboxWidth: (inboxWidth) => set({ inboxWidth }),
  toggleContext: () =>
    set(({ narrow, drawerOpen, contextOpen }) =>
      narrow ? { drawerOpen: !drawerOpen } : { contextOpen: !contextOpen },
    ),
  setNarrow: (narrow) => set({ narrow, drawerOpen: false }),
  setInboxState: (inboxState) => set({ inboxState }),
  setInboxFilter: (inboxFilter) => set({ inboxFilter }),
  openFind: () =>
    set(({ panes, focusedPane }) => {
      const pane = panes[focusedPane];
      if (!pane) return {};
      const { text = '', asked = 0 } = pane.find ?? {};
      const find = { text, asked: asked + 1, at: null };
      return { panes: panes.with(focusedPane, { ...pane, find }) };
    }),
  closeFind: (threadId) =>
    set(({ panes }) => ({
      panes: panes.map((pane) => (pane.threadId === threadId ? { ...pane, find: null } : pane)),
    })),
  openSearch: (searchText = '') => {
    if (get().ownThreadId === null) set({ searchOpen: true, searchText, paletteOpen: false });
    else {
      set({ paletteOpen: false });
      void call('window.show', { what: 'search', text: searchText });
    }
  },
  closeSearch: () => set({ searchOpen: false, searchText: '' }),
  setPaletteOpen: (paletteOpen) => set({ paletteOpen }),
  setHelpOpen: (helpOpen) => set({ helpOpen }),
  setLayoutsOpen: (layoutsOpen) => set({ layoutsOpen, paletteOpen: false }),
  setSyncOpen: (syncOpen) => set({ syncOpen }),
  restoreLayout: (layout) =>
    set(({ popOuts }) => {
      const ids = layout.panes.filter((threadId) => !popOuts.includes(threadId));
      const focused = ids.indexOf(layout.panes[layout.focused] ?? '');
      return {
        panes: ids.map(paneOf),
        focusedPane: Math.max(0, focused),
        paneSizes: layout.sizes.length === ids.length ? layout.sizes : [],
        rowSizes: layout.rowSizes,
        arrangement: layout.arrangement,
        maximised: layout.maximised && ids.length > 1,
        inboxWidth: layout.inboxWidth,
        contextOpen: layout.contextOpen,
      };
    }),
  comeBack: () => set(({ section }) => ({ nextSection: section })),
  reset: () =>
    set(({ nextSection, ownThreadId }) => ({ ...empty, ownThreadId, section: nextSection })),
}));

/** The part of the screen that is kept over restarts. */
export function layoutOf(state: ScreenState): Layout {
  return {
    panes: state.panes.map((pane) => pane.threadId),
    focused: state.focusedPane,
    sizes: [...state.paneSizes],
    rowSizes: [...state.rowSizes],
    arrangement: state.arrangement,
    maximised: state.maximised,
    inboxWidth: state.inboxWidth,
    contextOpen: state.contextOpen,
  };
}

/** Whether the customer panel is in sight. */
export function isContextShown(state: ScreenState): boolean {
  return state.narrow ? state.drawerOpen : state.contextOpen;
}

/** The thread in the focused pane, or null. */
export function focusedThreadId(state: ScreenState): string | null {
  return state.panes[state.focusedPane]?.threadId ?? null;
}
