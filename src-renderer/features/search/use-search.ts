import { useEffect, useRef, useState } from 'react';
import type { SearchResults } from '@shared/ipc';
import { call, onEvent } from '../../app/bridge';
import { latestOnly } from './latest';

/** Messages asked for; more words narrow them down. */
const LIMIT = 60;
/** Keys that follow each other faster are one question. */
const PAUSE_MS = 30;
/** While the history is arriving, results are refreshed this often at most. */
const REFRESH_MS = 2000;

/** What the search shows. Results stay while the next ones are on their way. */
export interface SearchState {
  readonly results: SearchResults | null;
  /** Why the last question was not answered, in words for the agent. */
  readonly problem: string | null;
  /** What is shown does not answer the text in the field yet. */
  readonly behind: boolean;
}

/**
 * Asks main as one types; a late answer to an earlier question is dropped. What takes going far back
 * follows what is found at once.
 *
 * @param openCustomerId the customer on screen, who counts more
 */
export function useSearch(text: string, openCustomerId: string | null): SearchState {
  const [state, setState] = useState<Omit<SearchState, 'behind'> & { readonly text: string }>({
    results: null,
    problem: null,
    text: '',
  });
  const [refresh, setRefresh] = useState(0);
  const latest = useRef(latestOnly());

  useEffect(() => {
    if (text === '') {
      // Also drops an answer that is still on its way.
      void latest.current(async () => null);
      setState({ results: null, problem: null, text });
      return undefined;
    }
    const timer = setTimeout(async () => {
      const ask = (thorough: boolean) =>
        latest.current(() =>
          call('search.query', { text, limit: LIMIT, thorough, openCustomerId }),
        );
      let result = await ask(false);
      if (result === null) return;
      if (result.ok && result.value.unfinished) {
        const { value } = result;
        setState({ results: value, problem: null, text });
        result = await ask(true);
        if (result === null) return;
      }
      const answer = result;
      setState((known) =>
        answer.ok
          ? { results: answer.value, problem: null, text }
          : { results: known.results, problem: answer.error.message, text },
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, refresh, openCustomerId]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const end = onEvent('changed', ({ topics }) => {
      if (!topics.includes('search') || timer !== null) return;
      timer = setTimeout(() => {
        timer = null;
        setRefresh((count) => count + 1);
      }, REFRESH_MS);
    });
    return () => {
      end();
      if (timer !== null) clearTimeout(timer);
    };
  }, []);

  return { results: state.results, problem: state.problem, behind: state.text !== text };
}
