import { create } from 'zustand';
import { call } from '../../app/bridge';

/** A change that has not left yet. */
export interface UndoableChange {
  readonly commandId: string;
  readonly threadId: string;
  /** Whom it is about, for the words. */
  readonly customer: string;
  readonly what: 'resolve' | 'snooze' | 'assign' | 'transfer' | 'plan' | 'merge';
  /** Unix ms; then it leaves. */
  readonly holdUntil: number;
}

interface UndoState {
  readonly change: UndoableChange | null;
  /** Why it could not be taken back. */
  readonly problem: string | null;
  done(change: UndoableChange): void;
  /** It has left, or its notice was closed. */
  left(commandId: string): void;
  undo(): Promise<void>;
  reset(): void;
}

/**
 * The last change that can still be taken back. Until it leaves it is only in the outbox, so that
 * taking it back leaves nothing behind, also not on the desk.
 */
export const useUndoChange = create<UndoState>()((set, get) => ({
  change: null,
  problem: null,
  done: (change) => set({ change, problem: null }),
  left: (commandId) => {
    if (get().change?.commandId === commandId) set({ change: null, problem: null });
  },
  undo: async () => {
    const { change } = get();
    if (!change) return;
    const result = await call('outbox.cancel', { commandId: change.commandId });
    if (result.ok) get().left(change.commandId);
    else set({ problem: result.error.message });
  },
  reset: () => set({ change: null, problem: null }),
}));
