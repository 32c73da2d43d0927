import { create } from 'zustand';

/** A screen that does not say that it is there, such as another section, is there by then. */
const AT_LATEST_MS = 3000;

// In a test of a part of the screen nobody is waited for.
const useFirstScreen = create<{ readonly isThere: boolean }>(() => ({ isThere: true }));

/** Begins to hold back what the first screen can do without: call when the page is loaded. */
export function beginFirstScreen(): void {
  useFirstScreen.setState({ isThere: false });
  setTimeout(firstScreenIsThere, AT_LATEST_MS);
}

/** The first screen is painted; what was held back goes on. */
export function firstScreenIsThere(): void {
  useFirstScreen.setState({ isThere: true });
}

/** Whether the first screen is painted: what it can do without asks and renders only then. */
export function useIsFirstScreenThere(): boolean {
  return useFirstScreen((state) => state.isThere);
}
