import { useCallback, useState } from 'react';
import type { SearchResults } from '@shared/ipc';
import { assertNever } from '@shared/assert-never';
import { focusedThreadId, useScreen } from '../../app/state';
import { composerOf } from '../composer';
import type { Hit } from './hits';
import { wordsOf } from './words';

type Article = SearchResults['articles'][number];

/**
 * Opens results: threads in a pane, snippets in the reply, articles inside of the search. A message
 * is shown with the words that found it, to go on from there.
 */
export function useOpenHit(results: SearchResults | null): {
  readonly article: Article | null;
  closeArticle(): void;
  open(hit: Hit, beside: boolean): void;
} {
  const [article, setArticle] = useState<Article | null>(null);
  const openThread = useScreen((state) => state.openThread);
  const closeSearch = useScreen((state) => state.closeSearch);
  const open = useCallback(
    (hit: Hit, beside: boolean) => {
      const find = results ? wordsOf(results) : '';
      switch (hit.kind) {
        case 'message':
          openThread(hit.hit.threadId, { beside, messageId: hit.hit.messageId, find });
          return;
        case 'thread': {
          const { threadId, messageId } = hit.hit;
          openThread(threadId, messageId === null ? { beside } : { beside, messageId, find });
          return;
        }
        case 'customer':
          if (hit.hit.threadId !== null) openThread(hit.hit.threadId, { beside });
          return;
        case 'snippet': {
          const threadId = focusedThreadId(useScreen.getState());
          const composer = threadId === null ? undefined : composerOf(threadId);
          if (composer) {
            composer.insert(hit.hit.text);
            closeSearch();
          } else void navigator.clipboard.writeText(hit.hit.text).then(closeSearch);
          return;
        }
        case 'article':
          setArticle(hit.hit);
          return;
        default:
          assertNever(hit);
      }
    },
    [results, openThread, closeSearch],
  );
  return { article, closeArticle: () => setArticle(null), open };
}
