import { useLayoutEffect, useState, type RefObject } from 'react';

/** How many of the list items in an element begin below the first line, where one line is shown. */
export function useHiddenCount(element: RefObject<HTMLElement | null>): number {
  const [count, setCount] = useState(0);
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return undefined;
    const measure = () => {
      const items = [...box.querySelectorAll('li')];
      const first = Math.min(...items.map((item) => item.offsetTop));
      const below = items.filter((item) => item.offsetTop > first + 12);
      // What adds one is no ask.
      setCount(below.filter((item) => item.dataset['add'] === undefined).length);
    };
    measure();
    const resizes = new ResizeObserver(measure);
    resizes.observe(box);
    const changes = new MutationObserver(measure);
    changes.observe(box, { childList: true, subtree: true, characterData: true });
    return () => {
      resizes.disconnect();
      changes.disconnect();
    };
  }, [element]);
  return count;
}
