import type { CustomerEvent, EventKind } from '@shared/domain';
import { z } from 'zod';
import { fractionOf, derivedId } from './hash';
import { flattened } from './readable';

const DAY_MS = 86_400_000;

/** Attributes of a source's profile that are lists of things that happened. */
const RECORD_KINDS: Readonly<Record<string, EventKind>> = {
  reservation_records: 'booking',
  order_records: 'order',
};

/** Whether a source attribute is not about the person but a list of records or of their ids. */
export function isRecordList(name: string): boolean {
  return name in RECORD_KINDS;
}

const recordSchema = z
  .looseObject({
    reservation_id: z.string().optional(),
    order_id: z.string().optional(),
    id: z.string().optional(),
    created_at: z.string().optional(),
    origin: z.string().optional(),
    destination: z.string().optional(),
    items: z.array(z.looseObject({ name: z.string().optional() })).optional(),
    status: z.string().optional(),
  })
  .catch({});

type SourceRecord = z.infer<typeof recordSchema>;

/** When a record says that it was made, Unix ms; its times are without a zone and read as UTC. */
function createdAt(record: SourceRecord): number | null {
  if (record.created_at === undefined) return null;
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(record.created_at);
  const at = Date.parse(hasZone ? record.created_at : `${record.created_at}Z`);
  return Number.isNaN(at) || at < 0 ? null : at;
}

function recordsOf(attributes: Readonly<Record<string, unknown>>): [EventKind, SourceRecord][] {
  return Object.entries(RECORD_KINDS).flatMap(([name, kind]) => {
    const list = attributes[name];
    if (!Array.isArray(list)) return [];
    return list.map((each): [EventKind, SourceRecord] => [kind, recordSchema.parse(each)]);
  });
}

/** The latest time that the records of a profile know of, Unix ms, or null. */
export function latestRecordTime(attributes: Readonly<Record<string, unknown>>): number | null {
  const times = recordsOf(attributes).flatMap(([, record]) => createdAt(record) ?? []);
  return times.length === 0 ? null : Math.max(...times);
}

function titleOf(kind: EventKind, record: SourceRecord, id: string): string {
  const what = kind === 'booking' ? `Reservation ${id}` : `Order ${id}`;
  const route =
    record.origin !== undefined && record.destination !== undefined
      ? `${record.origin} to ${record.destination}`
      : null;
  const items = record.items?.flatMap((item) => item.name ?? []).join(', ');
  const detail = route ?? (items === '' ? undefined : items);
  return (detail === undefined || detail === null ? what : `${what}: ${detail}`).slice(0, 500);
}

/**
 * The orders and reservations of a profile as events of the customer.
 *
 * @param before when the dialogue began, Unix ms; records without a time were some time before it
 */
export function eventsOfProfile(
  customerId: string,
  attributes: Readonly<Record<string, unknown>>,
  before: number,
): CustomerEvent[] {
  return recordsOf(attributes).map(([kind, record], index) => {
    const source = record.reservation_id ?? record.order_id ?? record.id ?? String(index + 1);
    const daysBefore = 1 + fractionOf(`${customerId} ${source}`) * 30;
    const id = derivedId('event', `${customerId}-${kind}-${source.replace(/[^\w.-]/g, '')}`);
    const { user_id: _user, ...facts } = record;
    return {
      id,
      customerId,
      kind,
      title: titleOf(kind, record, source),
      at: createdAt(record) ?? Math.max(0, Math.round(before - daysBefore * DAY_MS)),
      attributes: flattened(facts),
    };
  });
}
