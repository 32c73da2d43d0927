import { useMemo } from 'react';
import type { SnippetView } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';

/** What a snippet is offered in beside the languages that are in use. */
const COMMON = ['en', 'de', 'es', 'fr', 'ja', 'ar'];

/** The languages that a snippet can be in: those of snippets and customers first. */
export function useLanguages(all: readonly SnippetView[]): readonly string[] {
  const spoken = useHeddleQuery('inbox.languages', undefined).data;
  return useMemo(
    () => [...new Set([...all.map(({ language }) => language), ...(spoken ?? []), ...COMMON])],
    [all, spoken],
  );
}
