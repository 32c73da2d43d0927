import {
  entityKindSchema,
  idSchema,
  parsePut,
  recordHeadSchema,
  seqSchema,
  type ChangeRecord,
  type MalformedRecord,
  type PutRecord,
} from '@shared/domain';
import { z } from 'zod';
import { plainMessage } from './plain-message';
import { standInCustomer } from './stand-in';

const UNREADABLE = '(unreadable)';

const putSchema = recordHeadSchema.extend({ doc: z.unknown().optional() });
const changeHeadSchema = z.object({
  seq: seqSchema,
  op: z.enum(['put', 'remove']),
  kind: recordHeadSchema.shape.kind,
  id: recordHeadSchema.shape.id,
  rev: seqSchema.optional(),
  doc: z.unknown().optional(),
});
const looseHeadSchema = z.object({
  kind: z.unknown().optional(),
  id: z.unknown().optional(),
  rev: z.unknown().optional(),
  seq: z.unknown().optional(),
});

/** Collects what came in, sorted into what was understood and what was not. */
export interface RecordCollector {
  readonly records: ChangeRecord[];
  readonly malformed: MalformedRecord[];
}

/** A collector with nothing in it. */
export function newCollector(): RecordCollector {
  return { records: [], malformed: [] };
}

/** What names a record, as far as it can be read; anything that is not an id is left out. */
function nameOf(raw: unknown): Omit<MalformedRecord, 'reason'> {
  const head = looseHeadSchema.safeParse(raw);
  const fields = head.success ? head.data : { kind: null, id: null, rev: null, seq: null };
  const kind = entityKindSchema.safeParse(fields.kind);
  const id = idSchema.safeParse(fields.id);
  const rev = seqSchema.safeParse(fields.rev ?? fields.seq);
  return {
    kind: kind.success ? kind.data : UNREADABLE,
    id: id.success ? id.data : UNREADABLE,
    rev: rev.success ? rev.data : null,
  };
}

/**
 * Sets aside something that cannot even be read as a record.
 *
 * @param raw as it came; only its kind, id and rev are kept, and only if they are well formed
 */
export function addMalformed(into: RecordCollector, raw: unknown, reason: string): void {
  into.malformed.push({ ...nameOf(raw), reason });
}

const ownedSchema = z.object({
  threadId: z.unknown().optional(),
  customerId: z.unknown().optional(),
});

/** The thread, or else the customer, that an unreadable document says it belongs to. */
function parentOf(doc: unknown): string | null {
  const owned = ownedSchema.safeParse(doc);
  const id = idSchema.safeParse(owned.data?.threadId ?? owned.data?.customerId);
  return id.success ? id.data : null;
}

function add(
  into: RecordCollector,
  head: { readonly kind: string; readonly id: string; readonly rev: number },
  doc: unknown,
): void {
  const parsed = parsePut(head, doc);
  if (!('malformed' in parsed)) {
    into.records.push(parsed);
    return;
  }
  const { reason } = parsed.malformed;
  into.malformed.push({ ...nameOf(head), reason, parentId: parentOf(doc) });
  const standIn = standInCustomer(head, doc);
  if (standIn) into.records.push(standIn);
}

/**
 * Reads what nearly every record is, and a million times over: a head without surprises, whose kind
 * and id the document's own schema confirms.
 *
 * @returns null when it has to be looked at more closely
 */
function plainPut(raw: unknown): PutRecord | null {
  if (typeof raw !== 'object' || raw === null) return null;
  if (!('kind' in raw && 'id' in raw && 'rev' in raw && 'doc' in raw)) return null;
  const { kind, id, rev, doc } = raw;
  if (typeof kind !== 'string' || typeof id !== 'string') return null;
  if (typeof rev !== 'number' || !Number.isSafeInteger(rev) || rev < 0) return null;
  const message = kind === 'message' ? plainMessage(doc) : null;
  if (message?.id === id) return { op: 'put', kind: 'message', id, rev, doc: message };
  const parsed = parsePut({ kind, id, rev }, doc);
  return 'malformed' in parsed ? null : parsed;
}

/** Adds one put record of a workset line or a history page, as it came. */
export function addPut(into: RecordCollector, raw: unknown): void {
  const plain = plainPut(raw);
  if (plain) {
    into.records.push(plain);
    return;
  }
  const put = putSchema.safeParse(raw);
  if (put.success) add(into, put.data, put.data.doc);
  else addMalformed(into, raw, 'record: without kind, id or rev');
}

/** Adds one change of `GET /v1/changes`, as it came. */
export function addChange(into: RecordCollector, raw: unknown): void {
  const change = changeHeadSchema.safeParse(raw);
  if (!change.success) {
    addMalformed(into, raw, 'change: without seq, op, kind or id');
    return;
  }
  const { seq, op, kind, id, rev = seq, doc } = change.data;
  if (op === 'put') {
    add(into, { kind, id, rev }, doc);
    return;
  }
  const known = entityKindSchema.safeParse(kind);
  if (known.success && idSchema.safeParse(id).success) {
    into.records.push({ op: 'remove', kind: known.data, id, rev: seq });
  } else addMalformed(into, raw, 'remove: unknown kind or not an id');
}

/** Parses many records. */
export function collect(
  raw: readonly unknown[],
  addOne: (into: RecordCollector, item: unknown) => void,
): RecordCollector {
  const into = newCollector();
  for (const item of raw) addOne(into, item);
  return into;
}
