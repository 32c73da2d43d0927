import { z } from 'zod';

/*
 * What the console's main process and the practice desk's process (src-desk/utility.ts) say to each
 * other, besides the desk's own protocol over HTTP.
 */

/** The accounts of the practice desk; the desk makes them, the console offers them. */
export const practiceAccountSchema = z.enum(['rosa', 'ken', 'marta']);

/** The password of every practice account. No secret: the desk listens on this computer only. */
export const PRACTICE_PASSWORD = 'practice';

/** The first message to the process: open this data and listen on a free port of 127.0.0.1. */
export const deskProcessStartSchema = z.object({
  type: z.literal('start'),
  /** Absolute; created, with practice customers, when empty. */
  dataFolder: z.string().min(1),
  /** How many times faster than life the practice customers are; null: the desk's own choice. */
  speed: z.number().min(0).nullable(),
  /** Makes the practice deterministic; null: the desk's own choice. */
  seed: z.number().int().min(0).nullable(),
});

/** What the process says. It ends when its parent sends `stop`. */
export const deskProcessMessageSchema = z.discriminatedUnion('type', [
  /** The desk answers at this base URL, e.g. `http://127.0.0.1:40123`. */
  z.object({ type: z.literal('listening'), url: z.string() }),
  /** It cannot: one sentence that says what to do. The process ends by itself. */
  z.object({ type: z.literal('failed'), message: z.string() }),
]);

/** The last message to the process: close everything and end. */
export const deskProcessStopSchema = z.object({ type: z.literal('stop') });

export type PracticeAccount = z.infer<typeof practiceAccountSchema>;
export type DeskProcessStart = z.infer<typeof deskProcessStartSchema>;
export type DeskProcessMessage = z.infer<typeof deskProcessMessageSchema>;
