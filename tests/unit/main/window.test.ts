import type { Session } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openWindow } from '../../../src-main/shell/window';
import { MAIN_SIZES, type WindowState } from '../../../src-main/shell/window-state';
import { BrowserWindow, forget } from './fake-electron';
import { stub } from './fakes';

vi.mock('electron', () => import('./fake-electron'));
beforeEach(forget);

const LARGE: WindowState = {
  bounds: { x: 40, y: 40, width: 1200, height: 800 },
  maximised: true,
  fullScreen: false,
};

function open(hidden: boolean, state: WindowState | null) {
  const saved: WindowState[] = [];
  openWindow({
    preload: 'preload.cjs',
    session: stub<Session>('session', {}),
    title: 'Heddle',
    backgroundColor: '#fff',
    sizes: MAIN_SIZES,
    part: '',
    state,
    place: null,
    cascade: 0,
    saveState: (next) => saved.push(next),
    devTools: false,
    hidden,
  });
  const window = BrowserWindow.made.at(-1)!;
  window.emit('ready-to-show');
  return { window, saved };
}

describe('a window', () => {
  it('fills the screen at once where it did the last time', () => {
    const { window, saved } = open(false, LARGE);
    expect([window.isVisible(), window.isMaximized()]).toEqual([true, true]);
    window.unmaximize();
    window.emit('close');
    expect(saved).toEqual([{ ...LARGE, maximised: false }]);
  });

  it.each(['maximised', 'fullScreen'] as const)(
    'that starts hidden stays hidden, and is %s again when somebody wants it',
    (how) => {
      const state = { ...LARGE, maximised: false, [how]: true };
      const { window } = open(true, state);
      expect(window.isVisible()).toBe(false);
      window.show();
      expect(window.isMaximized()).toBe(state.maximised);
      expect(window.isFullScreen()).toBe(state.fullScreen);
      // Only then: later it is as the person left it.
      window.unmaximize();
      window.setFullScreen(false);
      window.hide();
      window.show();
      expect([window.isMaximized(), window.isFullScreen()]).toEqual([false, false]);
    },
  );

  it('that was never shown is kept as it was', () => {
    const state = { ...LARGE, fullScreen: true };
    const { window, saved } = open(true, state);
    window.emit('close');
    expect(saved).toEqual([state]);
  });

  it('that was shown and is hidden again is kept as the person left it', () => {
    const { window, saved } = open(true, LARGE);
    window.show();
    window.unmaximize();
    window.hide();
    window.emit('close');
    expect(saved).toEqual([{ ...LARGE, maximised: false }]);
  });
});
