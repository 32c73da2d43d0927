import { DEFAULT_SETTINGS } from '@shared/rules';
import { useHeddleQuery } from '../query';

/**
 * How much larger than usual the agent wants texts, 1: as usual. For lengths that the style sheets
 * cannot measure in rem: rows of lists, and how many panes fit.
 */
export function useTextScale(): number {
  return (useHeddleQuery('settings.get', undefined).data ?? DEFAULT_SETTINGS).textSize / 100;
}
