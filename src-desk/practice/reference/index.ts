import type { Article, Offer, Snippet, Tag, Team } from '@shared/domain';
import { articlesAt } from './articles';
import { offers } from './offers';
import { snippets } from './snippets';
import { tagIdOf, tags } from './tags';
import { accounts, type PracticeAccount, teams } from './teams';

/** What a practice desk has before anybody writes. */
export interface PracticeReference {
  readonly teams: readonly Team[];
  readonly accounts: readonly PracticeAccount[];
  readonly tags: readonly Tag[];
  readonly snippets: readonly Snippet[];
  readonly articles: readonly Article[];
  readonly offers: readonly Offer[];
  /** Ids of tags by name. */
  tagIdsOf(names: readonly string[]): string[];
}

/** The reference data of the practice desk. @param now Unix ms, for the dates of articles */
export function practiceReference(now: number): PracticeReference {
  return {
    teams,
    accounts,
    tags,
    snippets,
    articles: articlesAt(now),
    offers,
    tagIdsOf: (names) => [...new Set(names)].map(tagIdOf),
  };
}
