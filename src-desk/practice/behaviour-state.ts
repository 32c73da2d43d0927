import { z } from 'zod';
import { LANGUAGES, MOODS } from './scenario';

/**
 * All that is remembered of one live customer; plain data, saved with the desk. Parsed when it comes back, because the
 * file may be of an older version.
 */
export const liveCustomerSchema = z.object({
  scenarioId: z.string(),
  /** In the scenario's `later` part. */
  isLater: z.boolean(),
  hasBeenLater: z.boolean(),
  language: z.enum(LANGUAGES),
  mood: z.enum(MOODS),
  consentToOffers: z.boolean(),
  slots: z.record(z.string(), z.string()),
  /** What the dates in the scenario's texts count from, Unix ms. */
  openedAt: z.number().int(),
  open: z.array(z.string()),
  refusedOnce: z.array(z.string()),
  /** Facts and questions answered already. */
  told: z.array(z.string()),
  /** Turns that the customer took in this episode. */
  turns: z.number().int(),
  holds: z.number().int(),
  chases: z.number().int(),
  /** Consecutive replies that led nowhere. */
  fruitless: z.number().int(),
  hasRemarkedEnglish: z.boolean(),
  hasSaidNothingElse: z.boolean(),
  hasDecidedOffer: z.boolean(),
  hasPicture: z.boolean(),
  /** `waiting`: wants something of us. `quiet`: content, or has given up for now. */
  phase: z.enum(['waiting', 'quiet']),
  /** An agent's message that they have not reacted to yet. */
  pendingReply: z.string().nullable(),
  /** When they will write again unasked, practice time in ms; null: not. */
  wakeAt: z.number().int().nullable(),
  wakeFor: z.enum(['chase', 'promise', 'later', 'still-open']).nullable(),
});

export type LiveCustomer = Readonly<z.infer<typeof liveCustomerSchema>>;
