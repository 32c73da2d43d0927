import { create } from 'zustand';
import { holdLeftMs, type DraftContent } from '@shared/rules';
import { call } from '../../app/bridge';
import { useScreen } from '../../app/state';
import { remember } from '../../app/state/pane-memory';
import { composerOf } from './composer-link';
import type { ComposerMode } from './composer-mode';

/** Something written that is in the outbox. */
export interface SentText {
  readonly commandId: string;
  readonly threadId: string;
  readonly mode: ComposerMode;
}

/** A reply that can still be taken back before it leaves. */
export interface HeldReply extends SentText {
  /** Unix ms. */
  readonly sentAt: number;
  /** Unix ms. */
  readonly holdUntil: number;
}

/** What was taken out of the outbox without becoming a draft. */
export interface Dropped {
  readonly mode: ComposerMode;
  readonly content: DraftContent;
}

interface SecondThoughts {
  /** Replies that have not left, newest last. */
  readonly held: readonly HeldReply[];
  /** What was dropped last, by thread: it can be brought back until something is sent there. */
  readonly dropped: ReadonlyMap<string, Dropped>;
  /** Why something could not be taken back, in words for the agent. */
  readonly problem: { readonly threadId: string; readonly text: string } | null;
  /** Something was sent; it may be kept back for a while. */
  sent(text: SentText, holdUntil: number | null): void;
  /** It has left, or was taken back. */
  left(commandId: string): void;
  drop(threadId: string, dropped: Dropped | null): void;
  tell(threadId: string, problem: string | null): void;
  /** Forgets everything, when somebody else signs in. */
  reset(): void;
}

const NOTHING = { held: [], dropped: new Map<string, Dropped>(), problem: null } as const;

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  if (!map.has(key)) return map;
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

/** What the agent has sent or dropped and may still want back. */
export const useSecondThoughts = create<SecondThoughts>((set) => ({
  ...NOTHING,
  sent: ({ commandId, threadId, mode }, holdUntil) =>
    set((state) => {
      const others = state.held.filter((each) => each.commandId !== commandId);
      const reply = { commandId, threadId, mode, sentAt: Date.now() };
      return {
        held: holdUntil === null ? others : [...others, { ...reply, holdUntil }],
        dropped: without(state.dropped, threadId),
        problem: null,
      };
    }),
  left: (commandId) =>
    set((state) => ({ held: state.held.filter((each) => each.commandId !== commandId) })),
  drop: (threadId, dropped) =>
    set((state) => ({
      dropped:
        dropped === null
          ? without(state.dropped, threadId)
          : new Map(state.dropped).set(threadId, dropped),
    })),
  tell: (threadId, text) =>
    set((state) => {
      if (text !== null) return { problem: { threadId, text } };
      return state.problem?.threadId === threadId ? { problem: null } : {};
    }),
  reset: () => set({ ...NOTHING }),
}));

/**
 * Takes something back that has not left: it is in its field again, as it was, and the field has the
 * keyboard. What has been typed there since stays below it.
 */
export async function takeBack(sent: SentText): Promise<void> {
  const { commandId, threadId, mode } = sent;
  const { left, tell } = useSecondThoughts.getState();
  left(commandId);
  const composer = composerOf(threadId);
  if (composer) {
    tell(threadId, await composer.takeBack(commandId, mode));
    return;
  }
  const result = await call('outbox.cancel', { commandId });
  tell(threadId, result.ok ? null : result.error.message);
  if (!result.ok) return;
  // It may be a note: a conversation that opens on a reply would hide it. One may have opened meanwhile.
  const opened = composerOf(threadId);
  if (opened) opened.show(mode);
  else remember(threadId, { mode });
}

/** The reply that was sent last and has not left, or null. */
export function lastHeld(): HeldReply | null {
  const now = Date.now();
  return (
    useSecondThoughts.getState().held.findLast((each) => holdLeftMs(each.holdUntil, now) > 0) ??
    null
  );
}

/** Takes the last reply back that has not left, and shows its thread. */
export async function undoSend(): Promise<void> {
  const reply = lastHeld();
  if (reply === null) return;
  const taken = takeBack(reply);
  // A pane that is open already has its composer told by now; another one reads the draft when it is.
  if (composerOf(reply.threadId) === undefined) await taken;
  useScreen.getState().openThread(reply.threadId);
  await taken;
}
