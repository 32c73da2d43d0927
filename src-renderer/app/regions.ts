/** The parts of the screen that F6 goes through, in the order of the page. */
const REGIONS = 'nav[aria-label], section[aria-label], aside, [role="region"], [data-pane], footer';

/** What the keyboard can be put on. */
const FOCUSABLE = [
  'a[href]',
  'button:not([disabled])',
  'input:not([disabled])',
  'select:not([disabled])',
  'textarea:not([disabled])',
  '[contenteditable="true"]',
  '[tabindex]',
].join(',');

function isShown(element: Element): boolean {
  return element.closest('[hidden], [inert], [aria-hidden="true"]') === null;
}

function isTabbable(element: HTMLElement): boolean {
  return element.tabIndex >= 0 && isShown(element);
}

/** The first thing inside that Tab would stop at; null: there is none. */
export function firstTabbable(within: Element): HTMLElement | null {
  const all = within.querySelectorAll<HTMLElement>(FOCUSABLE);
  return [...all].find(isTabbable) ?? null;
}

/** The outermost parts of the screen that take the keyboard. */
function regionsOf(page: ParentNode): readonly Element[] {
  const all = [...page.querySelectorAll(REGIONS)].filter(
    (region) => isShown(region) && firstTabbable(region) !== null,
  );
  return all.filter((region) => !all.some((other) => other !== region && other.contains(region)));
}

/** Where the keyboard was last in each part. */
const lastIn = new WeakMap<Element, HTMLElement>();

/** Takes note of where the keyboard is, so that F6 comes back to it. */
export function rememberPlace(focused: Element | null): void {
  if (!(focused instanceof HTMLElement)) return;
  const region = regionsOf(document).find((each) => each.contains(focused));
  if (region) lastIn.set(region, focused);
}

/**
 * Puts the keyboard into the next part of the screen, where it was there before.
 *
 * @param step 1 forwards, -1 back
 */
export function goToRegion(step: 1 | -1): void {
  const regions = regionsOf(document);
  if (regions.length === 0) return;
  const focused = document.activeElement;
  const here = regions.findIndex((region) => region.contains(focused));
  rememberPlace(focused);
  const start = here < 0 && step === -1 ? 0 : here;
  const region = regions[(start + step + regions.length) % regions.length];
  if (!region) return;
  const before = lastIn.get(region);
  const back = before?.isConnected && region.contains(before) && isShown(before) ? before : null;
  (back ?? firstTabbable(region))?.focus();
}
