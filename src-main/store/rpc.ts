import { StoreError, toStoreError, type StoreProblem } from './errors';

/** What a worker can do, by name. Arguments and results must survive a structured clone. */
export type Operations = Readonly<Record<string, (...args: never[]) => unknown>>;

/** The same operations, asked for from another thread. */
export type Remote<O extends Operations> = {
  readonly [K in keyof O]: (...args: Parameters<O[K]>) => Promise<Awaited<ReturnType<O[K]>>>;
};

export interface Request {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
  /** Set on requests that a newer one of the same kind makes pointless. */
  readonly generation: number | null;
}

export type Response =
  | {
      readonly id: number;
      readonly ok: true;
      readonly value: unknown;
      readonly tookMs: number;
      /** Done, but the database has to be opened again before anything else is asked of it. */
      readonly reopen: boolean;
    }
  | {
      readonly id: number;
      readonly ok: false;
      readonly problem: StoreProblem;
      readonly detail: string | null;
    };

/** An error as it crosses the threads. */
export function failure(id: number, thrown: unknown): Response {
  const { problem, detail } = toStoreError(thrown);
  return { id, ok: false, problem, detail };
}

/** The error again, on the other side. */
export function errorOf(response: Extract<Response, { ok: false }>): StoreError {
  return new StoreError(response.problem, response.detail);
}
