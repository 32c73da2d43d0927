import { useHeddleQuery } from '../../app/query';

/** Whether the organisation allows exporting; not before that is known. */
export function useMayExport(): boolean {
  return useHeddleQuery('policy.get', undefined).data?.export === 'allowed';
}
