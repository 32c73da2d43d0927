import type { Keys } from './keys';
import type { Side } from './side';

/** What a control says more about itself; see `TooltipLayer`. */
export interface TooltipWords {
  readonly text: string;
  readonly keys?: Keys | undefined;
  readonly side?: Side | undefined;
}

/**
 * The attributes that give an element a tooltip: no component of its own, because there are dozens of
 * controls in each conversation and one tooltip at a time.
 */
export function tooltip({ text, keys, side }: TooltipWords): Readonly<Record<string, string>> {
  return {
    'data-tooltip': text,
    ...(keys === undefined ? {} : { 'data-tooltip-keys': keys }),
    ...(side === undefined ? {} : { 'data-tooltip-side': side }),
  };
}

/** What an element says of itself by `tooltip`. */
export function tooltipOf(element: HTMLElement): TooltipWords {
  const { tooltip: text, tooltipKeys: keys, tooltipSide: side } = element.dataset;
  return { text: text ?? '', keys, side: side === 'top' || side === 'end' ? side : 'bottom' };
}
