import { assertNever } from '@shared/assert-never';
import type { Settings } from '@shared/ipc';

/** What `data-theme` of the document may be; see styles/tokens.css. */
export type ShownTheme = 'light' | 'dark' | 'contrast-light' | 'contrast-dark';

export const DARK_QUERY = '(prefers-color-scheme: dark)';
export const CONTRAST_QUERY = '(prefers-contrast: more)';

/**
 * The theme to show.
 *
 * @param chosen the agent's setting
 * @param system what the system prefers
 */
export function shownTheme(
  chosen: Settings['theme'],
  system: { readonly dark: boolean; readonly contrast: boolean },
): ShownTheme {
  switch (chosen) {
    case 'light':
    case 'dark':
      return chosen;
    case 'contrast':
      return system.dark ? 'contrast-dark' : 'contrast-light';
    case 'system':
      if (system.contrast) return system.dark ? 'contrast-dark' : 'contrast-light';
      return system.dark ? 'dark' : 'light';
    default:
      return assertNever(chosen);
  }
}

/** Sets the document's theme from the agent's setting and what the system prefers now. */
export function applyTheme(chosen: Settings['theme']): void {
  document.documentElement.dataset['theme'] = shownTheme(chosen, {
    dark: window.matchMedia(DARK_QUERY).matches,
    contrast: window.matchMedia(CONTRAST_QUERY).matches,
  });
}

/** Sets how large texts are, and with them everything that is measured in rem. */
export function applyTextSize(percent: Settings['textSize']): void {
  const { style } = document.documentElement;
  const scale = String(percent / 100);
  if ((style.getPropertyValue('--text-scale') || '1') === scale) return;
  style.setProperty('--text-scale', scale);
  // Chromium answers container queries in rem anew only when the size of the container changes.
  const { body } = document;
  body.style.inlineSize = 'calc(100% - 1px)';
  body.getBoundingClientRect();
  body.style.inlineSize = '';
}
