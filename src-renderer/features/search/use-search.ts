import { useCallback, useEffect, useState } from 'react';
import type { SearchGroup, SearchResults } from '@shared/ipc';
import { searchedText } from '@shared/search';
import { onEvent } from '../../app/bridge';
import { NOTHING_KNOWN, Searcher } from './searcher';

/** While the history is arriving, results are refreshed this often at most. */
const REFRESH_MS = 2000;

/** What the search shows. Results stay while the next ones are on their way. */
export interface SearchState {
  readonly results: SearchResults | null;
  /** Some of every kind, for what the tabs say; of an earlier text until it is here. */
  readonly overview: SearchResults | null;
  /** Why the last question was not answered, in words for the agent. */
  readonly problem: string | null;
  /** Older messages are being looked at: there may be more than what is shown. */
  readonly looking: boolean;
  /** What is shown does not answer the text in the field yet. */
  readonly behind: boolean;
  /** Asks for a text that will be in the field once it is rendered: main searches meanwhile. */
  readonly askAhead: (text: string) => void;
}

/**
 * Asks main at every key (see `Searcher`).
 *
 * @param openCustomerId the customer on screen, who counts more
 * @param group `all`, or the one kind of result that is asked for
 */
export function useSearch(
  text: string,
  openCustomerId: string | null,
  group: SearchGroup,
): SearchState {
  const [known, setKnown] = useState(NOTHING_KNOWN);
  const [searcher] = useState(() => new Searcher(setKnown));
  useEffect(
    () => searcher.ask({ text, openCustomerId, group }),
    [searcher, text, openCustomerId, group],
  );
  useEffect(() => () => searcher.stop(), [searcher]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const end = onEvent('changed', ({ topics }) => {
      if (!topics.includes('search') || timer !== null) return;
      timer = setTimeout(() => {
        timer = null;
        searcher.again();
      }, REFRESH_MS);
    });
    return () => {
      end();
      if (timer !== null) clearTimeout(timer);
    };
  }, [searcher]);
  const askAhead = useCallback(
    (next: string) => searcher.ask({ text: searchedText(next), openCustomerId, group }),
    [searcher, openCustomerId, group],
  );
  const { results, overview, problem, looking } = known;
  return {
    results,
    overview,
    problem,
    looking,
    behind: known.text !== text || known.group !== group,
    askAhead,
  };
}
