import { useEffect, useRef, useState } from 'react';
import type { RequestOf, SearchGroup, SearchResults } from '@shared/ipc';
import { call, onEvent } from '../../app/bridge';
import { latestOnly } from './latest';

/** Messages asked for; more words narrow them down. */
const LIMIT = 60;
/** Of one kind alone there is room for more. */
const LIMIT_ALONE = 200;
/** Keys that follow each other faster are one question. */
const PAUSE_MS = 30;
/** While the history is arriving, results are refreshed this often at most. */
const REFRESH_MS = 2000;

/** What the search shows. Results stay while the next ones are on their way. */
export interface SearchState {
  readonly results: SearchResults | null;
  /** Some of every kind, for what the tabs say; of an earlier text until it is here. */
  readonly overview: SearchResults | null;
  /** Why the last question was not answered, in words for the agent. */
  readonly problem: string | null;
  /** What is shown does not answer the text in the field yet. */
  readonly behind: boolean;
}

interface Known {
  readonly results: SearchResults | null;
  readonly overview: SearchResults | null;
  readonly problem: string | null;
  /** What it answers. */
  readonly text: string;
  readonly group: SearchGroup;
}

const NOTHING: Known = { results: null, overview: null, problem: null, text: '', group: 'all' };

/**
 * Asks main as one types; a late answer to an earlier question is dropped. What takes going far back
 * follows what is found at once.
 *
 * @param openCustomerId the customer on screen, who counts more
 * @param group `all`, or the one kind of result that is asked for
 */
export function useSearch(
  text: string,
  openCustomerId: string | null,
  group: SearchGroup,
): SearchState {
  const [state, setState] = useState(NOTHING);
  const [refresh, setRefresh] = useState(0);
  const latest = useRef(latestOnly());

  useEffect(() => {
    if (text === '') {
      // Also drops an answer that is still on its way.
      void latest.current(async () => null);
      setState(NOTHING);
      return undefined;
    }
    const ask = (request: Pick<RequestOf<'search.query'>, 'group' | 'limit' | 'thorough'>) =>
      latest.current(() => call('search.query', { text, openCustomerId, ...request }));
    const limit = group === 'all' ? LIMIT : LIMIT_ALONE;
    const timer = setTimeout(async () => {
      let answer = await ask({ group, limit, thorough: false });
      if (answer === null) return;
      const show = (results: SearchResults) =>
        setState(({ overview }) => ({
          results,
          overview: group === 'all' ? results : overview,
          problem: null,
          text,
          group,
        }));
      if (answer.ok && answer.value.unfinished) {
        show(answer.value);
        answer = await ask({ group, limit, thorough: true });
        if (answer === null) return;
      }
      if (!answer.ok) {
        const { message } = answer.error;
        setState((known) => ({ ...known, problem: message, text, group }));
        return;
      }
      show(answer.value);
      if (group === 'all') return;
      // What the other tabs hold comes after what was asked for.
      const others = await ask({ group: 'all', limit: LIMIT, thorough: false });
      if (others?.ok) setState((known) => ({ ...known, overview: others.value }));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, refresh, openCustomerId, group]);

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

  const { results, overview, problem } = state;
  return { results, overview, problem, behind: state.text !== text || state.group !== group };
}
