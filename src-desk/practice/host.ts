import type { Agent, Channel, Customer, CustomerEvent, Message } from '@shared/domain';
import type { PictureKind } from './scenario';

/**
 * What the practice customers need of a desk. The desk implements it over its services; the customers (director.ts)
 * know nothing else of it. All ids are the desk's own and are only handed back.
 */
export interface PracticeHost {
  /** The desk's time, Unix ms. */
  now(): number;
  /** Calls back after a delay in real time; the returned function cancels. */
  after(delayMs: number, action: () => void): () => void;
  /** Agents and leads who are signed in and there. While nobody is, nobody new writes. */
  agentsPresent(): readonly Agent[];
  /** Adds a customer with their events, and an empty thread. The next `customerWrites` opens its first episode. */
  addCustomer(arrival: NewArrival): Promise<void>;
  /** A customer writes. Starts a new episode when the last one is resolved; see `services/conversation.ts`. */
  customerWrites(message: FromCustomer): Promise<void>;
  /** The customer began or stopped typing. Nothing is stored. */
  customerTyping(threadId: string, isTyping: boolean): void;
  /** The customer has read everything that agents wrote in this thread. */
  customerRead(threadId: string): Promise<void>;
  /** Keeps the practice's state (JSON, a few hundred kilobytes) for the next start; called at most every 10 s. */
  save(state: string): Promise<void>;
  /** Told of a failure inside a callback; the director goes on. */
  onError(error: unknown): void;
}

/** Somebody who was not there before. */
export interface NewArrival {
  readonly customer: Customer;
  readonly events: readonly CustomerEvent[];
  readonly threadId: string;
  readonly channel: Channel;
  readonly teamId: string;
}

export interface FromCustomer {
  readonly threadId: string;
  readonly text: string;
  readonly picture: Picture | null;
  /** What a new episode gets; ignored while one is open, except that unknown intents are added. */
  readonly intents: readonly string[];
  /** Names of tags for a new episode. */
  readonly tags: readonly string[];
  /** Who gets a new episode; null: whoever had the last one, or nobody. */
  readonly assignTo: string | null;
}

/** A picture a customer sends, drawn on demand. */
export interface Picture {
  readonly kind: PictureKind;
  readonly name: string;
  readonly mediaType: 'image/png';
  readonly bytes: Uint8Array;
}

/** What the desk tells the director; everything about threads it does not know is ignored. */
export interface PracticeEvents {
  /** An agent's message to the customer was committed (no notes, no whispers). */
  agentWrote(
    message: Pick<Message, 'threadId' | 'text' | 'attachments' | 'at'>,
    agentName: string,
  ): void;
  resolved(threadId: string): void;
}
