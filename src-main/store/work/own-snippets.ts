import type { Snippet } from '@shared/domain';
import { nameConflict } from '@shared/rules';
import type { SnippetSaved } from '../api';
import type { WriteDb } from '../sql';
import { ownSnippetStoredSchema } from './schemas';
import { sealedTable } from './table';

/** What the id of the row of a snippet begins with; a rescue knows it by this. */
export const SNIPPET = 'snippet ';
/** More than anybody finds their way in. */
const SNIPPETS_MAX = 500;

/** The snippets that this person wrote, a row for each, so that a long one costs the others nothing. */
export function createOwnSnippets(db: WriteDb) {
  const table = sealedTable(db, 'mark', ownSnippetStoredSchema);
  const all = (): Snippet[] =>
    table.idsFrom(SNIPPET).flatMap((id) => {
      const snippet = table.read(id);
      return snippet ? [snippet] : [];
    });
  return {
    all,
    save: (snippet: Snippet): SnippetSaved =>
      db.transaction(() => {
        const known = all();
        const own = known.map((each) => ({ ...each, own: true }));
        if (nameConflict(snippet, own) !== null) return 'name-taken';
        const isNew = known.every(({ id }) => id !== snippet.id);
        if (isNew && known.length >= SNIPPETS_MAX) return 'no-room';
        table.write(`${SNIPPET}${snippet.id}`, snippet);
        return 'saved';
      }),
    remove: (id: string) => void table.remove(`${SNIPPET}${id}`),
  };
}
