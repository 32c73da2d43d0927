import type { Use } from '@shared/ipc';
import type { WriteDb } from '../sql';
import { usesSchema } from './schemas';
import { sealedTable } from './table';

/** Also the id of its row; a rescue knows it by this. */
export const USES_KEY = 'uses';
/** Those used longest ago are forgotten. */
const USES_MAX = 500;

/** How often this person has used which snippets and emoji, the last used first. */
export function createUses(db: WriteDb) {
  const table = sealedTable(db, 'mark', usesSchema);
  const all = (): Use[] => table.read(USES_KEY)?.uses ?? [];
  return {
    all,
    note: (id: string, now: number) => {
      const known = all();
      const count = (known.find((use) => use.id === id)?.count ?? 0) + 1;
      const others = known.filter((use) => use.id !== id);
      table.write(USES_KEY, {
        uses: [{ id, count, lastAt: now }, ...others].slice(0, USES_MAX),
      });
    },
  };
}
