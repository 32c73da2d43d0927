import { z } from 'zod';
import { agentSchema, customerEventSchema, customerSchema, teamSchema } from './people';
import { episodeSchema, messageSchema, threadSchema } from './conversation';
import {
  articleSchema,
  offerOutcomeSchema,
  offerSchema,
  snippetSchema,
  tagSchema,
} from './knowledge';
import { idSchema, seqSchema } from './primitives';

/** Every kind of document that a desk syncs, with its schema. The order is that of dependence. */
export const entitySchemas = {
  team: teamSchema,
  agent: agentSchema,
  tag: tagSchema,
  snippet: snippetSchema,
  article: articleSchema,
  offer: offerSchema,
  customer: customerSchema,
  event: customerEventSchema,
  offerOutcome: offerOutcomeSchema,
  thread: threadSchema,
  episode: episodeSchema,
  message: messageSchema,
} as const;

export type EntityKind = keyof typeof entitySchemas;

export const entityKinds = [
  'team',
  'agent',
  'tag',
  'snippet',
  'article',
  'offer',
  'customer',
  'event',
  'offerOutcome',
  'thread',
  'episode',
  'message',
] as const satisfies readonly EntityKind[];

export const entityKindSchema = z.enum(entityKinds);

function isEntityKind(kind: string): kind is EntityKind {
  return Object.hasOwn(entitySchemas, kind);
}

/** The document of a kind. */
export type EntityDoc<K extends EntityKind> = z.infer<(typeof entitySchemas)[K]>;

/** A document as of its last change (`rev`). */
export type PutRecord = {
  [K in EntityKind]: {
    readonly op: 'put';
    readonly kind: K;
    readonly id: string;
    readonly rev: number;
    readonly doc: EntityDoc<K>;
  };
}[EntityKind];

/**
 * Something is gone, or left this client's scope. Removing a thread removes its episodes and
 * messages; removing a customer removes their events and offer outcomes.
 */
export interface RemoveRecord {
  readonly op: 'remove';
  readonly kind: EntityKind;
  readonly id: string;
  readonly rev: number;
}

export type ChangeRecord = PutRecord | RemoveRecord;

/** The part of a record that is read even when its document cannot be understood. */
export const recordHeadSchema = z.object({
  kind: z.string().max(60),
  id: z.string().max(200),
  rev: seqSchema,
});

/** A record that could not be understood: set aside, counted, shown in the sync status. */
export interface MalformedRecord {
  readonly kind: string;
  readonly id: string;
  readonly rev: number | null;
  /** The thread or customer that it belongs to, as far as it says so. */
  readonly parentId?: string | null;
  /** Where and why, e.g. `doc.at: expected number`. Never contains a customer's text. */
  readonly reason: string;
}

function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'not readable';
  return `${['doc', ...issue.path].join('.')}: ${issue.code.replaceAll('_', ' ')}`;
}

/**
 * Parses one document by its kind.
 *
 * @param head kind, id and rev as they came over the wire
 * @param doc the document as it came, of unknown shape
 * @returns the put record, or why it is malformed (also when `doc.id` is not the record's id)
 */
export function parsePut(
  head: { readonly kind: string; readonly id: string; readonly rev: number },
  doc: unknown,
): PutRecord | { readonly malformed: MalformedRecord } {
  const malformed = (reason: string) => ({ malformed: { ...head, reason } });
  if (!isEntityKind(head.kind)) return malformed('kind: unknown');
  const parsed = entitySchemas[head.kind].safeParse(doc);
  if (parsed.success && parsed.data.id === head.id) {
    // The kind picked the schema, so kind and doc agree; TypeScript cannot follow the lookup.
    return {
      op: 'put',
      kind: head.kind,
      id: head.id,
      rev: head.rev,
      doc: parsed.data,
    } as PutRecord;
  }
  // Looked at only now: an id that is equal to that of a document is one.
  if (!idSchema.safeParse(head.id).success) return malformed('id: not an id');
  if (!parsed.success) return malformed(describeIssue(parsed.error));
  return malformed('doc.id: differs from the id of the record');
}
