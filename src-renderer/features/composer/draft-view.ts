import { useStore, type StoreApi } from 'zustand';
import type { DraftContent } from '@shared/rules';
import { EMPTY_DRAFT } from './draft-box';
import type { DraftStatus } from './draft-keeper';

const UNTOUCHED: DraftStatus = { state: 'untouched' };

/** What a field shows of a draft. */
export interface DraftView extends DraftContent {
  /** The draft has not been read yet. */
  readonly loading: boolean;
  /** Whether it is on disk. */
  readonly status: DraftStatus;
}

/**
 * What is known of the draft in a field. What is held names its draft: the field never shows, or
 * saves, one draft as the other.
 */
export interface ShownDraft {
  readonly held: { readonly key: string; readonly content: DraftContent } | null;
  readonly told: { readonly key: string; readonly status: DraftStatus } | null;
}

/** A draft that can be looked at without drawing anything. */
export interface WatchedDraft {
  readonly key: string;
  readonly shown: StoreApi<ShownDraft>;
}

/** The draft as it is now. */
export function draftNow({ key, shown }: WatchedDraft): DraftView {
  return viewOf(shown.getState(), key);
}

/**
 * A part of the draft. Draws the component again when that part changes, and not with every key:
 * the parts of a composer that do not depend on the text have nothing to do while it is typed.
 *
 * @param select a plain value, or something that keeps its identity
 */
export function useDraftPart<T>(draft: WatchedDraft, select: (view: DraftView) => T): T {
  return useStore(draft.shown, (shown) => select(viewOf(shown, draft.key)));
}

/** Whether nothing is in it. */
export function isUntouched({ text, attachments }: DraftContent): boolean {
  return text === '' && attachments.length === 0;
}

function viewOf({ held, told }: ShownDraft, key: string): DraftView {
  const loading = held?.key !== key;
  const content = held !== null && !loading ? held.content : EMPTY_DRAFT;
  return { ...content, loading, status: told?.key === key ? told.status : UNTOUCHED };
}
