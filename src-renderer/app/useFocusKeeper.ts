import { useEffect } from 'react';
import { firstTabbable } from './regions';

/**
 * Keeps the keyboard somewhere. When what had the focus goes (a row that is done, a pane that
 * closes, a button that is no longer offered), the browser would leave it nowhere, and the next Tab
 * would start at the top of the page: it goes to the nearest thing that is left instead.
 */
export function useFocusKeeper(): void {
  useEffect(() => {
    /** What had the focus last, with everything around it, from the inside out. */
    let path: readonly Element[] = [];
    const onFocus = (event: FocusEvent) => {
      if (!(event.target instanceof Element)) return;
      const around: Element[] = [];
      for (let each: Element | null = event.target; each; each = each.parentElement) {
        around.push(each);
      }
      path = around;
    };
    let asked = false;
    const look = () => {
      asked = false;
      const focused = document.activeElement;
      if (focused !== null && focused !== document.body) return;
      const [last] = path;
      // It is still there: somebody took the focus from it on purpose.
      if (!last || last.isConnected) return;
      const place = path.find((each) => each.isConnected && each !== document.body);
      const next = place === undefined ? null : nearest(place);
      next?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(() => {
      if (asked || path[0]?.isConnected !== false) return;
      asked = true;
      // Whoever removed it may put the focus somewhere itself.
      requestAnimationFrame(look);
    });
    document.addEventListener('focusin', onFocus);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', onFocus);
      observer.disconnect();
    };
  }, []);
}

/** The first thing that takes the keyboard in an element, or else around it. */
function nearest(place: Element): HTMLElement | null {
  for (let each: Element | null = place; each; each = each.parentElement) {
    if (each instanceof HTMLElement && each.tabIndex >= 0) return each;
    const inside = firstTabbable(each);
    if (inside) return inside;
  }
  return null;
}
