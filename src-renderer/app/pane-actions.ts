import type { PANES_MAX } from '@shared/domain/limits';
import type { Action } from './shortcuts';
import { popOut } from '../features/workspace';
import { focusedThreadId, useScreen, type Arrangement, type Direction } from './state';

const screen = () => useScreen.getState();

function focusPane(index: number): void {
  const { panes, focusedPane, cyclePane } = screen();
  // Through cyclePane, so that the pane also takes the keyboard.
  if (panes[index]) cyclePane(index - focusedPane);
}

const FOCUS_LABELS = [
  'action.pane-1',
  'action.pane-2',
  'action.pane-3',
  'action.pane-4',
  'action.pane-5',
  'action.pane-6',
] as const satisfies { readonly length: typeof PANES_MAX };

const ARRANGEMENTS = ['auto', 'columns', 'grid'] as const satisfies readonly Arrangement[];

function nextArrangement(): void {
  const at = ARRANGEMENTS.indexOf(screen().arrangement);
  screen().setArrangement(ARRANGEMENTS[(at + 1) % ARRANGEMENTS.length] ?? 'auto');
}

function arrangeActions(): Action[] {
  const arrange = (arrangement: Arrangement): Action => ({
    id: `pane.arrange-${arrangement}`,
    label: `action.arrange-${arrangement}`,
    group: 'panes',
    run: () => screen().setArrangement(arrangement),
  });
  return [
    {
      id: 'pane.arrangement',
      label: 'action.next-arrangement',
      group: 'panes',
      keys: 'Mod+Shift+Y',
      inPalette: false,
      run: nextArrangement,
    },
    ...ARRANGEMENTS.map(arrange),
    {
      id: 'pane.even',
      label: 'action.even-panes',
      group: 'panes',
      run: () => screen().evenPanes(),
    },
    {
      id: 'pane.maximise',
      label: 'action.maximise-pane',
      group: 'panes',
      keys: 'Mod+Shift+M',
      run: () => screen().toggleMaximised(),
    },
  ];
}

/**
 * What can be done with the panes.
 *
 * @param altMovesByWord arrows with Alt belong to the text while somebody types, as on macOS
 * @param dir where the next pane stands: on the right, or on the left of the focused one; arrows and
 * the words left and right are those of the screen
 */
export function paneActions(altMovesByWord: boolean, dir: 'ltr' | 'rtl'): Action[] {
  const whileTyping = !altMovesByWord;
  const rtl = dir === 'rtl';
  const move = (name: 'left' | 'right' | 'up' | 'down', keys: string, to: Direction): Action => ({
    id: `pane.${name}`,
    label: `action.move-pane-${name}`,
    group: 'panes',
    keys,
    whileTyping,
    run: () => screen().swapPane(to),
  });
  return [
    ...FOCUS_LABELS.map(
      (label, index): Action => ({
        id: `pane.${index + 1}`,
        label,
        group: 'panes',
        keys: `Mod+${index + 1}`,
        run: () => focusPane(index),
      }),
    ),
    {
      id: 'pane.next',
      label: 'action.next-pane',
      group: 'panes',
      keys: rtl ? 'Alt+ArrowLeft' : 'Alt+ArrowRight',
      alsoKeys: ['Ctrl+Tab'],
      whileTyping,
      run: () => screen().cyclePane(1),
    },
    {
      id: 'pane.previous',
      label: 'action.previous-pane',
      group: 'panes',
      keys: rtl ? 'Alt+ArrowRight' : 'Alt+ArrowLeft',
      alsoKeys: ['Ctrl+Shift+Tab'],
      whileTyping,
      run: () => screen().cyclePane(-1),
    },
    {
      id: 'pane.close',
      label: 'action.close-pane',
      group: 'panes',
      keys: 'Mod+W',
      run: () => screen().closePane(screen().focusedPane),
    },
    {
      id: 'pane.close-others',
      label: 'action.close-other-panes',
      group: 'panes',
      keys: 'Mod+Shift+W',
      run: () => screen().closeOtherPanes(screen().focusedPane),
    },
    move('left', 'Alt+Shift+ArrowLeft', rtl ? 'right' : 'left'),
    move('right', 'Alt+Shift+ArrowRight', rtl ? 'left' : 'right'),
    move('up', 'Alt+Shift+ArrowUp', 'up'),
    move('down', 'Alt+Shift+ArrowDown', 'down'),
    ...arrangeActions(),
    {
      id: 'pane.pop-out',
      label: 'action.pop-out',
      group: 'panes',
      keys: 'Mod+Shift+O',
      run: () => {
        const threadId = focusedThreadId(screen());
        if (threadId !== null) void popOut(threadId);
      },
    },
    {
      id: 'pane.layouts',
      label: 'action.layouts',
      group: 'panes',
      run: () => screen().setLayoutsOpen(true),
    },
    {
      id: 'pane.context',
      label: 'action.toggle-context',
      group: 'panes',
      keys: 'Mod+.',
      run: () => screen().toggleContext(),
    },
  ];
}
