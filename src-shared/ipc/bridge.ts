import type { z } from 'zod';
import type { MethodName, RequestOf, ResponseOf } from './contract';
import type { EventName, EventOf } from './events';
import type { Result } from '../result';
import type { milestoneSchema } from './app-views';

/** What the preload exposes to the renderer as `window.heddle`, and nothing else. */
export interface HeddleBridge {
  /** Calls main. Never rejects for an expected error; those come as `{ok: false}`. */
  call<M extends MethodName>(name: M, request: RequestOf<M>): Promise<Result<ResponseOf<M>>>;
  /** Subscribes to an event of main and returns the function that ends it. */
  on<E extends EventName>(name: E, listener: (payload: EventOf<E>) => void): () => void;
  /** Tells tests and benchmarks what happened and when; does nothing in a release build. */
  milestone(name: Milestone, detail?: string): void;
}

/** The moments that tests and benchmarks wait for. */
export type Milestone = z.infer<typeof milestoneSchema>;
