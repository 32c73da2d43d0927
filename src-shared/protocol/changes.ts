import { z } from 'zod';
import { entityKindSchema, idSchema, seqSchema } from '../domain';
import { historyDaysSchema } from './session';

/**
 * Documents are declared as `unknown` here on purpose: a client reads the head of each record and
 * then its document by kind (`parsePut`), so that one malformed document never costs the others.
 */
export const putLineSchema = z.object({
  op: z.literal('put'),
  kind: entityKindSchema,
  id: idSchema,
  /** Sequence number of the document's last change. */
  rev: seqSchema,
  doc: z.unknown(),
});

/** One line of `GET /v1/workset` (application/x-ndjson). The order is: hello, puts, end. */
export const worksetLineSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    scope: z.string(),
    /** How many records follow, for progress; an estimate. */
    expected: z.number().int().min(0),
    /**
     * What `end` will say. A client that got one workset in part and then one as a whole knows by it
     * from where on it has to ask for changes, and need not forget what it has.
     */
    cursor: seqSchema.optional(),
  }),
  z.object({ type: z.literal('put'), ...putLineSchema.omit({ op: true }).shape }),
  /** A fill without this last line was cut and must be asked for again. */
  z.object({
    type: z.literal('end'),
    /** Where `GET /v1/changes` goes on from. */
    cursor: seqSchema,
    count: z.number().int().min(0),
  }),
]);

/** `GET /v1/changes?after=CURSOR&limit=N` */
export const changesQuerySchema = z.object({
  after: z.coerce.number().int().min(0),
  limit: z.coerce.number().int().min(1).max(5000).default(1000),
});

export const changeSchema = z.discriminatedUnion('op', [
  z.object({
    seq: seqSchema,
    op: z.literal('put'),
    kind: entityKindSchema,
    id: idSchema,
    /** Sequence number of the document's last change, where that is another one. */
    rev: seqSchema.optional(),
    doc: z.unknown(),
  }),
  z.object({ seq: seqSchema, op: z.literal('remove'), kind: entityKindSchema, id: idSchema }),
]);

export const changesResponseSchema = z.object({
  /** In ascending order of `seq`. A document may be newer than its seq says, never older. */
  changes: z.array(z.unknown()),
  /** The client now has every change up to here that it may see. */
  cursor: seqSchema,
  /** Whether there is more to ask for at once. */
  more: z.boolean(),
  scope: z.string(),
  /** The policy of that name as it is now; absent: as it was at sign-in. */
  historyDays: historyDaysSchema.optional(),
});

/** `GET /v1/history?before=CURSOR&limit=N`; the cursor is opaque, absent at first. */
export const historyQuerySchema = z.object({
  before: z.string().max(512).optional(),
  limit: z.coerce.number().int().min(1).max(5000).default(1000),
});

export const historyResponseSchema = z.object({
  /** put records, newest messages first, each with the thread, episode and customer it needs. */
  records: z.array(z.unknown()),
  /** Where to go on, or null when nothing is left. */
  next: z.string().max(512).nullable(),
  /** Everything at or after this time has been delivered; null until something was. */
  completeSince: z.number().int().min(0).nullable(),
  /** All messages this agent may see, for progress. */
  totalMessages: z.number().int().min(0),
  scope: z.string(),
});

export type WorksetLine = z.infer<typeof worksetLineSchema>;
export type DeskChange = z.infer<typeof changeSchema>;
export type ChangesResponse = z.infer<typeof changesResponseSchema>;
export type HistoryResponse = z.infer<typeof historyResponseSchema>;
