import type { SavedView } from '@shared/ipc';
import type { WriteDb } from '../sql';
import { savedViewsSchema } from './schemas';
import { sealedTable } from './table';

/** More than fit beside the inbox. */
const VIEWS_MAX = 50;
/** Also the id of their row; a rescue knows them by it. */
export const VIEWS_KEY = 'inbox views';

/** The views of the inbox that this person named, in the order they gave them. */
export function createViews(db: WriteDb) {
  const table = sealedTable(db, 'mark', savedViewsSchema);
  const read = (): readonly SavedView[] => table.read(VIEWS_KEY)?.views ?? [];
  const write = (views: readonly SavedView[]) => {
    if (views.length === 0) table.remove(VIEWS_KEY);
    else table.write(VIEWS_KEY, { views: [...views] });
  };
  return {
    all: read,
    /** Keeps a view, the last of all, or changes it at its place. @returns false when there are too many */
    save: (view: SavedView): boolean => {
      const known = read();
      const isKnown = known.some(({ id }) => id === view.id);
      if (!isKnown && known.length >= VIEWS_MAX) return false;
      write(isKnown ? known.map((each) => (each.id === view.id ? view : each)) : [...known, view]);
      return true;
    },
    remove: (id: string) => write(read().filter((each) => each.id !== id)),
    /** Puts views into this order; those that are not named follow as they were. */
    order: (ids: readonly string[]) => {
      const place = (view: SavedView) =>
        ids.includes(view.id) ? ids.indexOf(view.id) : ids.length;
      write(read().toSorted((a, b) => place(a) - place(b)));
    },
  };
}
