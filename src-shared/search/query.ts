import type { Channel, EpisodeState } from '../domain';

/** A part of the typed text, in UTF-16 units; `end` is the first one after it. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A word or a phrase to look for, as it was typed and without its quotes. */
export interface Unit {
  readonly text: string;
  /** In quotes: nothing is added at its end, and it is not corrected. */
  readonly quoted: boolean;
  /** The last word may go on: somebody is still typing it, or it ends with `*`. */
  readonly prefix: boolean;
  readonly span: TextSpan;
}

/** Whose name is meant: it is compared with names without case and accents. */
interface Named {
  readonly name: string;
}

/** What a message has to be beside holding the words. */
export type Filter =
  | { readonly kind: 'from'; readonly who: 'customer' | 'agent' | 'me' | Named }
  /** With an id exactly this one is meant, and the name is only for whoever reads the text. */
  | { readonly kind: 'customer'; readonly name: string; readonly id?: string }
  | { readonly kind: 'channel'; readonly channel: Channel }
  | { readonly kind: 'team'; readonly name: string }
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'intent'; readonly name: string }
  | { readonly kind: 'status'; readonly states: readonly EpisodeState[] }
  | { readonly kind: 'has'; readonly what: 'attachment' | 'note' | 'offer' }
  /** Unix ms; `until` is the first moment that no longer counts. Null: no bound. */
  | { readonly kind: 'time'; readonly from: number | null; readonly until: number | null };

export type FilterKind = Filter['kind'];

/** Of these kinds a message has one, so that several of them are alternatives. */
export const EITHER_KINDS: ReadonlySet<FilterKind> = new Set<FilterKind>([
  'from',
  'customer',
  'channel',
  'team',
  'status',
]);

export interface PlacedFilter {
  readonly filter: Filter;
  readonly without: boolean;
  readonly span: TextSpan;
}

/**
 * What somebody is looking for: all of `clauses` (of each, one unit), none of `without`, and the
 * filters. Filters of one of `EITHER_KINDS` are alternatives; of the other kinds all must hold.
 * Negated ones all count.
 */
export interface SearchQuery {
  readonly clauses: readonly (readonly Unit[])[];
  readonly without: readonly Unit[];
  readonly filters: readonly PlacedFilter[];
  /** Each OR between what can be no alternatives: it asks for nothing, and all must hold. */
  readonly unread: readonly TextSpan[];
}
