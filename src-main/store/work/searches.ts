import type { KeptSearches } from '@shared/ipc';
import type { WriteDb } from '../sql';
import { recentSearchesSchema, savedSearchesSchema } from './schemas';
import { sealedTable } from './table';

/** Older ones are forgotten. */
const RECENT_MAX = 20;
/** More than anybody finds their way in. */
const SAVED_MAX = 200;
/** Also the ids of their rows; a rescue knows them by these. */
export const RECENT_KEY = 'recent searches';
export const SAVED_KEY = 'saved searches';

type Saved = KeptSearches['saved'][number];

/** What this person searched for: the last searches that were of use, and those that got a name. */
export function createSearches(db: WriteDb) {
  const recent = sealedTable(db, 'mark', recentSearchesSchema);
  const saved = sealedTable(db, 'mark', savedSearchesSchema);
  const readRecent = () => recent.read(RECENT_KEY)?.searches ?? [];
  const readSaved = () => saved.read(SAVED_KEY)?.searches ?? [];
  const writeRecent = (searches: KeptSearches['recent']) => {
    if (searches.length === 0) recent.remove(RECENT_KEY);
    else recent.write(RECENT_KEY, { searches });
  };
  const writeSaved = (searches: readonly Saved[]) => {
    if (searches.length === 0) saved.remove(SAVED_KEY);
    else saved.write(SAVED_KEY, { searches: [...searches] });
  };
  return {
    all: (): KeptSearches => ({ recent: readRecent(), saved: readSaved() }),
    /** Puts a search on top of the recent ones. @param at Unix ms */
    remember: (text: string, at: number) => {
      const others = readRecent().filter((each) => each.text !== text);
      writeRecent([{ text, at }, ...others].slice(0, RECENT_MAX));
    },
    /** Forgets one of the recent searches, or all of them. */
    forget: (text: string | null) => {
      writeRecent(text === null ? [] : readRecent().filter((each) => each.text !== text));
    },
    /** Keeps a search under a name, or renames it; the order stays. @returns false when there are too many */
    save: (search: Saved): boolean => {
      const known = readSaved();
      const isKnown = known.some(({ id }) => id === search.id);
      if (!isKnown && known.length >= SAVED_MAX) return false;
      writeSaved(
        isKnown ? known.map((each) => (each.id === search.id ? search : each)) : [...known, search],
      );
      return true;
    },
    removeSaved: (id: string) => writeSaved(readSaved().filter((each) => each.id !== id)),
  };
}
