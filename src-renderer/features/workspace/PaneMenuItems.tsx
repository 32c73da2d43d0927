import {
  AppWindow,
  ArrowLeftRight,
  LayoutGrid,
  Maximize2,
  Minimize2,
  SquareX,
  Undo2,
} from 'lucide-react';
import { neighbourOf, useScreen, type Arrangement, type Direction } from '../../app/state';
import { useI18n } from '../../i18n';
import { MenuChoice, MenuItem, MenuSeparator, SubMenu } from '../../ui';
import { bringBack, popOut } from './pop-out';

const ICON = { size: 14, strokeWidth: 1.8 } as const;
const ARRANGEMENTS = ['auto', 'columns', 'grid'] as const satisfies readonly Arrangement[];

/** The names of the directions are those of the screen. */
const MOVES = [
  { name: 'left', ltr: 'left', rtl: 'right' },
  { name: 'right', ltr: 'right', rtl: 'left' },
  { name: 'up', ltr: 'up', rtl: 'up' },
  { name: 'down', ltr: 'down', rtl: 'down' },
] as const satisfies readonly { name: string; ltr: Direction; rtl: Direction }[];

/** What can be done with the place of a pane, in the menu of its thread. */
export function PaneMenuItems({ threadId }: { readonly threadId: string }) {
  const { t, dir } = useI18n();
  const panes = useScreen((state) => state.panes);
  const rows = useScreen((state) => state.paneRows);
  const maximised = useScreen((state) => state.maximised);
  const arrangement = useScreen((state) => state.arrangement);
  const index = panes.findIndex((pane) => pane.threadId === threadId);
  const isPopOut = useScreen((state) => state.ownThreadId !== null);
  if (index < 0) return null;
  const moveOut = (
    <>
      <MenuItem
        icon={isPopOut ? <Undo2 className="mirrored" {...ICON} /> : <AppWindow {...ICON} />}
        keys="Mod+Shift+O"
        onSelect={() => void (isPopOut ? bringBack(threadId) : popOut(threadId))}
      >
        {t(isPopOut ? 'workspace.return' : 'workspace.popOut')}
      </MenuItem>
      {panes.length < 2 && <MenuSeparator />}
    </>
  );
  if (panes.length < 2) return moveOut;
  const { focusPane, toggleMaximised, swapPane, closeOtherPanes, setArrangement, setLayoutsOpen } =
    useScreen.getState();
  const act = (run: () => void) => () => {
    focusPane(index);
    run();
  };
  return (
    <>
      {moveOut}
      <MenuItem
        icon={maximised ? <Minimize2 {...ICON} /> : <Maximize2 {...ICON} />}
        keys="Mod+Shift+M"
        onSelect={act(toggleMaximised)}
      >
        {t(maximised ? 'workspace.restore' : 'workspace.maximise')}
      </MenuItem>
      <SubMenu label={t('workspace.move')} icon={<ArrowLeftRight {...ICON} />}>
        {MOVES.map((move) => (
          <MenuItem
            key={move.name}
            disabled={maximised || neighbourOf(rows, index, move[dir]) === null}
            onSelect={act(() => swapPane(move[dir]))}
          >
            {t(`workspace.move.${move.name}`)}
          </MenuItem>
        ))}
      </SubMenu>
      <SubMenu label={t('workspace.arrange')} icon={<LayoutGrid {...ICON} />}>
        {ARRANGEMENTS.map((each) => (
          <MenuChoice
            key={each}
            checked={each === arrangement}
            onSelect={() => setArrangement(each)}
          >
            {t(`workspace.arrange.${each}`)}
          </MenuChoice>
        ))}
        <MenuSeparator />
        <MenuItem onSelect={() => setLayoutsOpen(true)}>{t('layouts.open')}</MenuItem>
      </SubMenu>
      <MenuItem
        icon={<SquareX {...ICON} />}
        keys="Mod+Shift+W"
        onSelect={() => closeOtherPanes(index)}
      >
        {t('workspace.closeOthers')}
      </MenuItem>
      <MenuSeparator />
    </>
  );
}
