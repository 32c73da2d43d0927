/** Waits for the pointer to rest; the next tooltip soon after comes at once. */
const SHOWN_AFTER_MS = 500;
const NEXT_AT_ONCE_MS = 300;
/** As long as it takes to get from a control to its tooltip, which may be read with the pointer on it. */
const LEAVE_MS = 120;

const WITH_TOOLTIP = '[data-tooltip]';

/**
 * Finds out which element should show its tooltip: the one that the pointer rests on, or that the
 * keyboard has come to. None does any more once it is pressed, scrolled or gone, or after Escape.
 *
 * @param show shows the tooltip of an element in place of any other; null: none
 * @param isOver whether an element is a part of the tooltip that is shown
 * @returns ends it
 */
export function watchTooltips(
  show: (anchor: HTMLElement | null) => void,
  isOver: (target: Node) => boolean,
): () => void {
  const ending = new AbortController();
  let shown: HTMLElement | null = null;
  let pointedAt: HTMLElement | null = null;
  let hiddenAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const removals = new MutationObserver(() => {
    if (shown?.isConnected === false) hide();
  });

  function reveal(anchor: HTMLElement): void {
    clearTimeout(timer);
    if (shown === anchor || !anchor.isConnected) return;
    shown = anchor;
    removals.observe(document, { childList: true, subtree: true });
    show(anchor);
  }
  function hide(): void {
    clearTimeout(timer);
    if (shown === null) return;
    shown = null;
    hiddenAt = performance.now();
    removals.disconnect();
    show(null);
  }
  function later(then: () => void, ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(then, ms);
  }

  const listen = <E extends keyof DocumentEventMap>(
    name: E,
    listener: (event: DocumentEventMap[E]) => void,
  ) => document.addEventListener(name, listener, { capture: true, signal: ending.signal });
  listen('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'touch' || !(target instanceof Element)) return;
    if (isOver(target)) {
      clearTimeout(timer);
      pointedAt = shown;
      return;
    }
    const anchor = target.closest<HTMLElement>(WITH_TOOLTIP);
    // A part of the same control, also of one that was pressed.
    if (anchor === pointedAt) return;
    pointedAt = anchor;
    if (anchor === null) later(hide, LEAVE_MS);
    else if (shown !== null || performance.now() - hiddenAt < NEXT_AT_ONCE_MS) reveal(anchor);
    else later(() => reveal(anchor), SHOWN_AFTER_MS);
  });
  listen('pointerdown', ({ target }) => {
    if (target instanceof Node && isOver(target)) return;
    hide();
    // What one has pressed is known: its tooltip comes back when one comes back to it.
    hiddenAt = Number.NEGATIVE_INFINITY;
  });
  listen('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || !target.matches(`${WITH_TOOLTIP}:focus-visible`))
      return;
    reveal(target);
  });
  listen('focusout', ({ target }) => {
    if (target === shown) hide();
  });
  listen('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
  listen('scroll', ({ target }) => {
    if (shown !== null && target instanceof Node && target.contains(shown)) hide();
  });
  window.addEventListener('blur', hide, { signal: ending.signal });
  document.documentElement.addEventListener('pointerleave', hide, { signal: ending.signal });
  return () => {
    hide();
    ending.abort();
  };
}
