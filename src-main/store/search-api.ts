import type {
  Article,
  Channel,
  Customer,
  Episode,
  EpisodeState,
  Message,
  Snippet,
} from '@shared/domain';
import type { MarkedText, SearchGroup } from '@shared/ipc';
import type { TextSpan } from '@shared/search';

/* What search asks and answers; a part of the store's interface (api.ts). */

export interface MessageHit {
  readonly message: Pick<Message, 'id' | 'threadId' | 'kind' | 'side' | 'agentId' | 'at'>;
  /** Of the agent who wrote it; null when nobody did, or nobody knows who that is. */
  readonly agentName: string | null;
  readonly customer: Pick<Customer, 'id' | 'name'>;
  readonly channel: Channel;
  readonly snippet: MarkedText;
}

/** What dates in a query mean. */
export interface SearchClock {
  /** Unix ms. */
  readonly now: number;
  /** Whether 3/4/2026 is the third of April. */
  readonly dayFirst: boolean;
}

/** What a search takes into account beside its text; everything has a neutral value. */
export interface SearchContext extends SearchClock {
  /** Whether to go back as far as it takes, however long that is. */
  readonly thorough: boolean;
  /** Who searches: `me`, whose threads count more. */
  readonly agentId: string | null;
  /** The customer on screen, who counts more. */
  readonly openCustomerId: string | null;
  /** `all`: some of each kind. Otherwise results of one kind only, up to the limit. */
  readonly group: SearchGroup;
  /** What was written here and is not in the cache yet, oldest first. */
  readonly waiting: readonly Message[];
  /** The snippets that this person wrote, which are in no cache. */
  readonly ownSnippets: readonly Snippet[];
}

/** A word and what is searched for instead. */
export interface Respelling {
  /** As it was typed. */
  readonly from: string;
  readonly to: string;
  /** Where the word stands in the text of the query. */
  readonly span: TextSpan;
}

/** A conversation that a search is about. */
export interface ThreadHit {
  readonly threadId: string;
  readonly customer: Pick<Customer, 'id' | 'name'>;
  readonly channel: Channel;
  /** Of its newest episode. */
  readonly state: EpisodeState | null;
  readonly lastAt: number | null;
  /** How many of the matches that were looked at are in it. */
  readonly matches: number;
  /** The match to begin with; null when the conversation itself is what was found. */
  readonly messageId: string | null;
  readonly snippet: MarkedText;
}

export interface SearchFound {
  readonly messages: readonly MessageHit[];
  readonly moreMessages: boolean;
  readonly threads: readonly ThreadHit[];
  /** There are more conversations than these. */
  readonly moreThreads: boolean;
  /** Older messages were not looked at yet; asking thoroughly does. */
  readonly unfinished: boolean;
  readonly customers: readonly {
    readonly customer: Pick<Customer, 'id' | 'name' | 'value'>;
    readonly threadId: string | null;
    readonly name: MarkedText;
    readonly detail: string;
  }[];
  readonly snippets: readonly Snippet[];
  readonly articles: readonly (Article & { readonly snippet: MarkedText })[];
  /** There was nothing, so this was searched for instead. */
  readonly corrected: readonly Respelling[];
  /** There was little; this may have been meant. */
  readonly suggestions: readonly Respelling[];
  readonly tookMs: number;
}

/** A resolved episode that began like another one. */
export interface RelatedCase {
  readonly episodeId: string;
  readonly threadId: string;
  readonly customer: Pick<Customer, 'id' | 'name'>;
  /** The message by which it is alike. */
  readonly openedWith: { readonly messageId: string; readonly text: string };
  readonly resolvedAt: number | null;
  readonly outcome: string | null;
  readonly turns: Episode['turns'];
  /** What the agent said most about it. */
  readonly answer: {
    readonly messageId: string;
    readonly text: string;
    readonly agentId: string | null;
  } | null;
  /** 0 to 1. */
  readonly score: number;
}
