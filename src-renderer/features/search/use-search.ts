import { useEffect, useRef, useState } from 'react';
import type { SearchGroup, SearchResults } from '@shared/ipc';
import { call, onEvent } from '../../app/bridge';
import { oneAtATime } from './one-at-a-time';

/** Messages shown among the other kinds: two screens of them. Their own tab has more. */
const LIMIT = 20;
/** Of one kind alone there is room for more. */
const LIMIT_ALONE = 200;
/** What takes going far back is asked for when nobody has typed for so long. */
const THOROUGH_AFTER_MS = 150;
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
 * Asks main at every key, one question at a time: while one is answered the newest of the others
 * waits, and an answer is shown also when the text has grown meanwhile. What takes going far back
 * follows what is found at once, when typing pauses.
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
  const ask = useRef(oneAtATime());
  const current = useRef({ text, group });

  useEffect(() => {
    current.current = { text, group };
    if (text === '') {
      setState(NOTHING);
      return undefined;
    }
    let isNewest = true;
    const isWanted = () => current.current.text !== '' && current.current.group === group;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const question = { text, openCustomerId, group };
    const limit = group === 'all' ? LIMIT : LIMIT_ALONE;
    const show = (results: SearchResults) =>
      setState(({ overview }) => ({
        results,
        overview: group === 'all' ? results : overview,
        problem: null,
        text,
        group,
      }));
    const askThoroughly = async () => {
      const answer = await call('search.query', { ...question, limit, thorough: true });
      if (isNewest && answer.ok) show(answer.value);
    };
    ask.current(async () => {
      if (!isWanted()) return;
      const answer = await call('search.query', { ...question, limit, thorough: false });
      if (!isWanted()) return;
      if (!answer.ok) {
        const { message } = answer.error;
        setState((known) => ({ ...known, problem: message, text, group }));
        return;
      }
      show(answer.value);
      if (!isNewest) return;
      if (answer.value.unfinished) timer = setTimeout(askThoroughly, THOROUGH_AFTER_MS);
      if (group === 'all') return;
      // What the other tabs hold comes after what was asked for.
      const others = await call('search.query', {
        ...question,
        group: 'all',
        limit: LIMIT,
        thorough: false,
      });
      if (isNewest && others.ok) setState((known) => ({ ...known, overview: others.value }));
    });
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
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
