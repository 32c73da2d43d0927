import { useCallback, useId, useMemo, useState, type RefObject } from 'react';
import type { ConversationView, SnippetView } from '@shared/ipc';
import { fillKnown } from '@shared/rules';
import { call } from '../../app/bridge';
import { useHeddleQuery } from '../../app/query';
import { useDraftPart, type WatchedDraft } from './draft-view';
import { matchingSnippets, snippetQueryAt, type SnippetQuery } from './snippet-query';
import type { Insertion } from './use-insertion';

/** Snippets on screen at most; more letters narrow them down. */
const MAX_SHOWN = 50;

/** The list of snippets that a `/` opens. */
export interface SnippetMenu {
  readonly open: boolean;
  readonly filter: string;
  readonly items: readonly SnippetView[];
  readonly active: number;
  readonly listId: string;
  readonly activeId: string | null;
  optionId(index: number): string;
  /** The text with its variables filled in, as it would be inserted. */
  filled(snippet: SnippetView): string;
  move(step: number): void;
  setActive(index: number): void;
  choose(index: number): void;
  close(): void;
  /** Types the slash for those who use the mouse. */
  start(): void;
  /** The text or the caret changed. */
  caretMoved(): void;
}

/** Looks for a `/word` before the caret and offers the snippets that fit. */
export function useSnippets(
  field: RefObject<HTMLTextAreaElement | null>,
  draft: WatchedDraft,
  view: ConversationView,
  agentName: string,
  insertion: Insertion,
): SnippetMenu {
  const listId = useId();
  const all = useHeddleQuery('reference.snippets', undefined).data;
  const uses = useHeddleQuery('composer.uses', undefined);
  const [query, setQuery] = useState<SnippetQuery | null>(null);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const isEmpty = useDraftPart(draft, ({ text }) => text === '');
  const language = view.thread.language ?? view.customer.language;

  const caretMoved = useCallback(() => {
    const element = field.current;
    if (element === null) return;
    const next =
      element.selectionStart === element.selectionEnd
        ? snippetQueryAt(element.value, element.selectionStart)
        : null;
    setQuery((known) => {
      if (known?.filter !== next?.filter || known?.start !== next?.start) setActive(0);
      return next;
    });
    if (next === null) setDismissed(null);
  }, [field]);

  const items = useMemo(
    () =>
      query === null
        ? []
        : matchingSnippets(all ?? [], query.filter, language, uses.data ?? []).slice(0, MAX_SHOWN),
    [all, query, language, uses.data],
  );
  // A date such as 3/4 or a path never opens the list, and a slash that fits nothing closes it soon.
  const hopeless = items.length === 0 && (query?.filter.length ?? 0) > 3;
  const open = query !== null && query.start !== dismissed && !hopeless && !isEmpty;
  const filled = useCallback(
    (snippet: SnippetView) => fillKnown(snippet.text, { customer: view.customer, agentName }),
    [view.customer, agentName],
  );

  return {
    open,
    filter: query?.filter ?? '',
    items,
    active,
    listId,
    activeId: open && items.length > 0 ? `${listId}-${active}` : null,
    optionId: (index) => `${listId}-${index}`,
    filled,
    move: (step) =>
      setActive((now) => (items.length === 0 ? 0 : (now + step + items.length) % items.length)),
    setActive,
    choose: (index) => {
      const snippet = items[index];
      if (query === null || snippet === undefined) return;
      insertion.replaceWithFields(query.start, query.end, filled(snippet));
      void call('composer.used', { id: snippet.id }).then(() => uses.refetch());
      setQuery(null);
    },
    close: () => setDismissed(query?.start ?? null),
    start: () => {
      const element = field.current;
      if (element === null) return;
      const { selectionStart, selectionEnd, value } = element;
      const before = value.slice(0, selectionStart);
      const gap = before === '' || /\s$/u.test(before) ? '' : ' ';
      insertion.replace(selectionStart, selectionEnd, `${gap}/`);
      setDismissed(null);
      setQuery({
        start: selectionStart + gap.length,
        end: selectionStart + gap.length + 1,
        filter: '',
      });
    },
    caretMoved,
  };
}
