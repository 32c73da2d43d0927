import { useMemo } from 'react';
import { FILTER_KEYS, filterAtCaret, keyAtCaret, type TextSpan } from '@shared/search';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { calledIn } from './called';
import { type Completion, filterOf, keyCompletions, valueCompletions } from './completions';

/**
 * What the text may become at the caret: values of the filter that is being typed, from the desk's
 * own, or filters that begin so. Nothing is asked of main unless a filter is being typed.
 */
export function useCompletions(text: string, selection: TextSpan): readonly Completion[] {
  const i18n = useI18n();
  const called = useMemo(() => calledIn(i18n), [i18n]);
  const at = useMemo(() => filterAtCaret(text, selection), [text, selection]);
  const filter = at === null ? null : filterOf(at.key);
  const agents = useHeddleQuery('reference.agents', undefined, { enabled: filter === 'from' });
  const tags = useHeddleQuery('reference.tags', undefined, { enabled: filter === 'tag' });
  const asked = filter === 'customer' || filter === 'intent' || filter === 'team' ? filter : null;
  const typed = asked === 'team' ? '' : (at?.typed ?? '');
  const values = useHeddleQuery(
    'search.values',
    { kind: asked ?? 'team', typed: typed.slice(0, 200) },
    { enabled: asked !== null },
  );
  return useMemo(() => {
    if (at === null) {
      const key = keyAtCaret(text, selection, FILTER_KEYS, (each) => called(each, null));
      return key === null ? [] : keyCompletions(text, key, called);
    }
    switch (filter) {
      case 'from':
        return valueCompletions(text, at, agents.data?.map(({ name }) => name) ?? [], called);
      case 'tag':
        return valueCompletions(text, at, tags.data?.map(({ name }) => name) ?? [], called);
      default:
        return valueCompletions(text, at, asked === null ? [] : (values.data ?? []), called);
    }
  }, [at, text, selection, called, filter, asked, agents.data, tags.data, values.data]);
}
