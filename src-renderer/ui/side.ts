import { useI18n } from '../i18n';

/** Where something opens beside its control; `end` is where the lines of text go. */
export type Side = 'top' | 'bottom' | 'end';

type PhysicalSide = 'top' | 'bottom' | 'left' | 'right';

/** The side as those want it that know no direction of writing. */
export function physicalSide(side: Side, dir: 'ltr' | 'rtl'): PhysicalSide {
  if (side !== 'end') return side;
  return dir === 'rtl' ? 'left' : 'right';
}

/** The same in the language of the screen. */
export function usePhysicalSide(side: Side): PhysicalSide {
  return physicalSide(side, useI18n().dir);
}
