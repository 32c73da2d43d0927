import type { NamedLayout, PaneMemory } from '@shared/ipc';

/** A conversation that has a window of its own. */
export interface PopOutRow {
  readonly threadId: string;
  /** Where it is; null: it was never moved. */
  readonly window: WindowPlace | null;
  /** Which of the main window's panes it was; null: none. */
  readonly pane: number | null;
}

/** Where a window is, and whether it fills its screen. */
export interface WindowPlace {
  readonly bounds: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly maximised: boolean;
  readonly fullScreen: boolean;
}

/** What belongs to the panes beside the layout. */
export interface PaneStore {
  /** What this person was in the middle of in each conversation, newest first. */
  paneMemories(): Promise<readonly PaneMemory[]>;
  rememberPane(memory: PaneMemory): Promise<void>;
  namedLayouts(): Promise<readonly NamedLayout[]>;
  /** Keeps a layout under a name, or changes it. False when there is no room for one more. */
  saveNamedLayout(named: NamedLayout): Promise<boolean>;
  removeNamedLayout(id: string): Promise<void>;
  /** The conversations that have a window of their own, and where it is. */
  popOuts(): Promise<readonly PopOutRow[]>;
  savePopOuts(rows: readonly PopOutRow[]): Promise<void>;
}
