import { useI18n } from '../i18n';

/** Where something opens beside its control; `end` is where the lines of text go. */
export type Side = 'top' | 'bottom' | 'end';

/** The side as primitives that know no direction of writing want it. */
export function usePhysicalSide(side: Side): 'top' | 'bottom' | 'left' | 'right' {
  const { dir } = useI18n();
  if (side !== 'end') return side;
  return dir === 'rtl' ? 'left' : 'right';
}
