import { PANE_MEMORIES_MAX } from '@shared/domain';
import type { NamedLayout, PaneMemory } from '@shared/ipc';
import type { WriteDb } from '../sql';
import type { PopOutRow } from './pane-store';
import { namedLayoutsSchema, paneMemoriesSchema, popOutsSchema } from './schemas';
import { sealedTable } from './table';

/** Also the ids of their rows; a rescue knows them by these. */
export const MEMORY_KEY = 'pane memory';
export const LAYOUTS_KEY = 'named layouts';
export const POP_OUTS_KEY = 'pop-outs';

/** More than anybody finds their way in. */
const LAYOUTS_MAX = 50;

/** What belongs to the panes beside the layout: where one was in them, layouts by name, windows. */
export function createPanes(db: WriteDb) {
  const memory = sealedTable(db, 'mark', paneMemoriesSchema);
  const layouts = sealedTable(db, 'mark', namedLayoutsSchema);
  const popOuts = sealedTable(db, 'mark', popOutsSchema);
  const readMemory = () => memory.read(MEMORY_KEY)?.panes ?? [];
  const readLayouts = () => layouts.read(LAYOUTS_KEY)?.layouts ?? [];
  return {
    memories: (): readonly PaneMemory[] => readMemory(),
    remember: (pane: PaneMemory) => {
      const others = readMemory().filter((each) => each.threadId !== pane.threadId);
      memory.write(MEMORY_KEY, { panes: [pane, ...others].slice(0, PANE_MEMORIES_MAX) });
    },
    layouts: (): readonly NamedLayout[] => readLayouts(),
    /** Keeps a layout under a name, or changes it; the order stays. @returns false when there are too many */
    save: (named: NamedLayout): boolean => {
      const known = readLayouts();
      const isKnown = known.some(({ id }) => id === named.id);
      if (!isKnown && known.length >= LAYOUTS_MAX) return false;
      layouts.write(LAYOUTS_KEY, {
        layouts: isKnown
          ? known.map((each) => (each.id === named.id ? named : each))
          : [...known, named],
      });
      return true;
    },
    remove: (id: string) =>
      layouts.write(LAYOUTS_KEY, { layouts: readLayouts().filter((each) => each.id !== id) }),
    popOuts: (): readonly PopOutRow[] => popOuts.read(POP_OUTS_KEY)?.popOuts ?? [],
    savePopOuts: (rows: readonly PopOutRow[]) =>
      popOuts.write(POP_OUTS_KEY, { popOuts: [...rows] }),
  };
}
