export { createQueryClient } from './client';
export { heddleKey, type ReadMethod } from './keys';
export { useHeddleMutation } from './useHeddleMutation';
export { heddleQuery, setHeddleData, useHeddleQuery } from './useHeddleQuery';
export { useMainEvents } from './useMainEvents';
