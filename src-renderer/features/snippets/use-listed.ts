import { useMemo } from 'react';
import type { SnippetView } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { matchingSnippets } from '../composer/snippet-query';
import { useSnippetManager } from './manager';

/**
 * The snippets of the dialog: what is being written first, then those that are found, the most used
 * before the others.
 *
 * @param words found in name, folder and text; all of them have to be there
 * @param folder null: all
 */
export function useListed(
  all: readonly SnippetView[],
  words: string,
  folder: string | null,
): { readonly listed: readonly SnippetView[]; readonly folders: readonly string[] } {
  const uses = useHeddleQuery('composer.uses', undefined).data;
  const edits = useSnippetManager((state) => state.edits);
  return useMemo(() => {
    const isKnown = (id: string) => all.some((each) => each.id === id);
    const begun = [...edits]
      .filter(([id]) => !isKnown(id))
      .map(([id, edit]): SnippetView => ({ id, ...edit, own: true }))
      .toReversed();
    const found = matchingSnippets(all, words, null, uses ?? []).filter(
      (each) => folder === null || each.folder === folder,
    );
    const folders = [...new Set(all.map((each) => each.folder))].toSorted((a, b) =>
      a.localeCompare(b),
    );
    return { listed: [...begun, ...found], folders };
  }, [all, words, folder, uses, edits]);
}
