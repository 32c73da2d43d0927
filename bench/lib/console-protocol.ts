import { z } from 'zod';

/* What the benchmark's console process is told, and what it tells. */

/** On its command line. */
export const consoleTaskSchema = z.object({
  url: z.string(),
  user: z.string(),
  password: z.string(),
  /** Folder for the databases; made by the process. */
  folder: z.string(),
  /** 64 hexadecimal digits. */
  key: z.string(),
  openEpisodes: z.number(),
  messages: z.number(),
});

export type ConsoleTask = z.infer<typeof consoleTaskSchema>;

const pauseSchema = z.object({
  tookMs: z.number(),
  /** Of it the thread itself computed for so long, */
  computingMs: z.number(),
  /** and was ready to, but other threads and programs had the cores; null where nobody counts that. */
  waitingMs: z.number().nullable(),
});

/** A turn of the event loop that took long. */
export type Pause = z.infer<typeof pauseSchema>;

const loopDelaySchema = z.object({
  p50: z.number(),
  p99: z.number(),
  max: z.number(),
  /** The most computing time between two turns: a pause that is not the fault of other programs. */
  busiest: z.number(),
  longest: pauseSchema,
});

/** Delays of the event loop in milliseconds. */
export type LoopDelay = z.infer<typeof loopDelaySchema>;

const memorySchema = z.object({ rssMib: z.number(), heapMib: z.number() });

/** From the console. */
export const consoleNewsSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('filled'),
    fillMs: z.number(),
    /** Computing time of all threads meanwhile. */
    fillCpuMs: z.number(),
    worksetMs: z.number(),
    worksetCpuMs: z.number(),
    counts: z.record(z.string(), z.number()),
    loop: z.object({ idle: loopDelaySchema, filling: loopDelaySchema }),
    memory: z.object({
      before: memorySchema,
      /** Peaks until a quarter of the messages was there, and in all. */
      quarter: memorySchema,
      whole: memorySchema,
    }),
  }),
  /** The workset is here; the history is on its way. */
  z.object({ type: z.literal('backfilling') }),
  /** A message that somebody wrote meanwhile could be read after a `changed` event. */
  z.object({ type: z.literal('live'), messageId: z.string(), latencyMs: z.number() }),
]);

export type ConsoleNews = z.infer<typeof consoleNewsSchema>;
export type Filled = Extract<ConsoleNews, { type: 'filled' }>;

/** To the console. */
export const consoleOrderSchema = z.discriminatedUnion('type', [
  /** Somebody is about to write this. */
  z.object({ type: z.literal('expect'), messageId: z.string(), threadId: z.string() }),
  z.object({ type: z.literal('stop') }),
]);

export type ConsoleOrder = z.infer<typeof consoleOrderSchema>;
