import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { MethodName, RequestOf, ResponseOf } from '@shared/ipc';
import { ask } from '../bridge';

/**
 * A change through main. What it changes on screen comes back as a `changed` event; nothing is
 * guessed here.
 */
export function useHeddleMutation<M extends MethodName>(
  method: M,
): UseMutationResult<ResponseOf<M>, Error, RequestOf<M>> {
  return useMutation<ResponseOf<M>, Error, RequestOf<M>>({
    mutationFn: (request) => ask(method, request),
  });
}
