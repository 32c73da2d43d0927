import type { NativeTheme } from 'electron';
import { assertNever } from '@shared/assert-never';
import type { Settings } from '@shared/ipc';

const LIGHT_BACKGROUND = '#f6f5f3';
const DARK_BACKGROUND = '#0d0f12';

/** Makes native menus, dialogs and the page's `prefers-color-scheme` follow the setting. */
export function applyTheme(nativeTheme: NativeTheme, theme: Settings['theme']): void {
  nativeTheme.themeSource = themeSource(theme);
}

function themeSource(theme: Settings['theme']): NativeTheme['themeSource'] {
  switch (theme) {
    case 'system':
    case 'light':
    case 'dark':
      return theme;
    case 'contrast':
      // The high-contrast theme is a dark one.
      return 'dark';
    default:
      return assertNever(theme);
  }
}

/** The colour of a window whose page is not painted yet. */
export function windowBackground(nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors'>): string {
  return nativeTheme.shouldUseDarkColors ? DARK_BACKGROUND : LIGHT_BACKGROUND;
}
