import type { SessionView } from '@shared/ipc';
import { call, onEvent } from '../../app/bridge';
import type { DraftBox } from './draft-box';
import { usePreparingFiles } from './use-preparing';

/*
 * Drafts whose pane was closed before they could be saved. Their keepers go on trying; whoever opens
 * the pane again gets what was typed, and not the older draft on the disk.
 */
const left = new Map<string, DraftBox>();

/** Whose drafts these are; null: nobody's. */
let owner: string | null = null;
let watched: object | null = null;

function ownerOf({ status, agent, desk }: SessionView): string | null {
  return status === 'signed-in' && agent ? `${agent.id} ${desk?.url ?? ''}` : null;
}

function takeNote(view: SessionView): void {
  // While the session is opened again nobody is signed in for a moment.
  if (view.status === 'signing-in') return;
  const next = ownerOf(view);
  // What one person typed is never saved among another's drafts.
  if (owner !== null && next !== owner) forgetDrafts();
  owner = next;
}

/** Follows who is signed in. Call before the first draft is left. */
export function watchOwner(): void {
  if (watched === window.heddle) return;
  watched = window.heddle;
  forgetDrafts();
  owner = null;
  onEvent('session', takeNote);
  void call('session.get', undefined).then((result) => {
    if (result.ok && owner === null) takeNote(result.value);
  });
}

/** A field no longer shows this draft: what it holds is saved, now or as soon as it can be. */
export function leaveDraft(box: DraftBox): void {
  box.onStatus = ({ state }) => {
    if (state === 'saved' && left.get(box.key) === box) left.delete(box.key);
  };
  if (box.keeper.unsaved && owner !== null) left.set(box.key, box);
  void box.keeper.flush();
}

/** The draft that was left unsaved, for a field that shows it again. */
export function takeDraft(key: string): DraftBox | null {
  const box = left.get(key) ?? null;
  left.delete(key);
  return box;
}

/** Nobody is there any more whose drafts they are. */
export function forgetDrafts(): void {
  for (const box of left.values()) void box.keeper.discard();
  left.clear();
  usePreparingFiles.getState().reset();
}
