import { useEffect, useLayoutEffect } from 'react';
import type { Settings } from '@shared/ipc';
import { applyTextSize, applyTheme, CONTRAST_QUERY, DARK_QUERY } from './theme';

/** Keeps the document's theme, density and size of texts as the settings say, and follows the system. */
export function useTheme(settings: Settings): void {
  const { theme, density, textSize } = settings;
  useEffect(() => {
    const apply = () => applyTheme(theme);
    apply();
    const queries = [DARK_QUERY, CONTRAST_QUERY].map((query) => window.matchMedia(query));
    for (const query of queries) query.addEventListener('change', apply);
    return () => {
      for (const query of queries) query.removeEventListener('change', apply);
    };
  }, [theme]);
  useEffect(() => {
    document.documentElement.dataset['density'] = density;
  }, [density]);
  useLayoutEffect(() => applyTextSize(textSize), [textSize]);
}
