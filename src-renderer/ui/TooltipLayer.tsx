import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Kbd } from './Kbd';
import { tooltipOf, type TooltipWords } from './tooltip';
import { watchTooltips } from './tooltip-watch';
import styles from './TooltipLayer.module.css';

interface Shown {
  readonly anchor: HTMLElement;
  readonly words: TooltipWords;
}

/** As the style sheet knows the element that the tooltip is beside. */
const ANCHOR = ['anchor-name', '--tooltip'] as const;

/** Shows the tooltip of whichever element has one (see `tooltip`). Once in a window. */
export function TooltipLayer() {
  const [shown, setShown] = useState<Shown | null>(null);
  const layer = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(
    () =>
      watchTooltips(
        (anchor) => setShown(anchor && { anchor, words: tooltipOf(anchor) }),
        (target) => layer.current?.contains(target) === true,
      ),
    [],
  );
  useLayoutEffect(() => {
    const element = layer.current;
    if (shown === null || element === null) return undefined;
    const { anchor, words } = shown;
    // A name need not be said twice; what tells more than the name describes.
    const describes =
      !anchor.hasAttribute('aria-describedby') &&
      (words.keys !== undefined || anchor.getAttribute('aria-label') !== words.text);
    anchor.style.setProperty(...ANCHOR);
    if (describes) anchor.setAttribute('aria-describedby', id);
    element.showPopover();
    return () => {
      element.hidePopover();
      if (describes) anchor.removeAttribute('aria-describedby');
      anchor.style.removeProperty(ANCHOR[0]);
    };
  }, [shown, id]);
  return (
    <div
      ref={layer}
      id={id}
      {...(shown && { role: 'tooltip' })}
      popover="manual"
      className={styles.tooltip}
      data-side={shown?.words.side}
    >
      {shown?.words.text}
      {shown?.words.keys !== undefined && <Kbd keys={shown.words.keys} />}
    </div>
  );
}
