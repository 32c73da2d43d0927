import type { z } from 'zod';

/** Who may call: anybody at the screen, somebody signed in, or a lead. */
export type Caller = 'anyone' | 'signed-in' | 'lead';

export interface Method<Req extends z.ZodType, Res extends z.ZodType> {
  readonly request: Req;
  readonly response: Res;
  readonly caller: Caller;
}

/** One method of the contract. */
export function method<Req extends z.ZodType, Res extends z.ZodType>(
  caller: Caller,
  request: Req,
  response: Res,
): Method<Req, Res> {
  return { caller, request, response };
}
