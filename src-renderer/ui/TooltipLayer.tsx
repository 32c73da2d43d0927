import { computePosition, flip, offset, shift } from '@floating-ui/dom';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useI18n } from '../i18n';
import { Kbd } from './Kbd';
import { physicalSide } from './side';
import { tooltipOf, type TooltipWords } from './tooltip';
import { watchTooltips } from './tooltip-watch';
import styles from './TooltipLayer.module.css';

interface Shown {
  readonly anchor: HTMLElement;
  readonly words: TooltipWords;
}

/** Pixels that a tooltip keeps from its control, and from the edges of the window. */
const BESIDE = 6;
const AROUND = 8;

/** Shows the tooltip of whichever element has one (see `tooltip`). Once in a window. */
export function TooltipLayer() {
  const [shown, setShown] = useState<Shown | null>(null);
  const layer = useRef<HTMLDivElement>(null);
  const id = useId();
  const { dir } = useI18n();
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
    if (describes) anchor.setAttribute('aria-describedby', id);
    element.showPopover();
    const placement = physicalSide(words.side ?? 'bottom', dir);
    const around = { padding: AROUND };
    void computePosition(anchor, element, {
      strategy: 'fixed',
      placement,
      middleware: [offset(BESIDE), flip(around), shift(around)],
    }).then(({ x, y }) => Object.assign(element.style, { left: `${x}px`, top: `${y}px` }));
    return () => {
      element.hidePopover();
      if (describes) anchor.removeAttribute('aria-describedby');
    };
  }, [shown, id, dir]);
  return (
    <div
      ref={layer}
      id={id}
      {...(shown && { role: 'tooltip' })}
      popover="manual"
      className={styles.tooltip}
    >
      {shown?.words.text}
      {shown?.words.keys !== undefined && <Kbd keys={shown.words.keys} />}
    </div>
  );
}
