import { agentSchema, type EntityKind, entityKinds, type Presence } from '@shared/domain';
import type { RawDocument } from './visible';

/** Who is there now; laid over the agents' documents whenever they are read. */
export type PresenceOf = (agentId: string) => Presence;

/**
 * The JSON of a document as it goes out. Stored JSON is spliced in as it is, because parsing and
 * writing it again would be most of the work of a big fill.
 */
export function docJson(kind: EntityKind, raw: RawDocument, presenceOf: PresenceOf): string {
  if (kind !== 'agent') return raw.doc;
  const agent = agentSchema.parse(JSON.parse(raw.doc));
  return JSON.stringify({ ...agent, presence: presenceOf(agent.id) });
}

/** One record of a workset or of history as JSON; `type` or `op` names it a put. */
export function putJson(
  name: 'type' | 'op',
  kind: EntityKind,
  raw: RawDocument,
  presenceOf: PresenceOf,
): string {
  const doc = docJson(kind, raw, presenceOf);
  return `{"${name}":"put","kind":"${kind}","id":${JSON.stringify(raw.id)},"rev":${raw.rev},"doc":${doc}}`;
}

/** Records of several kinds, each once, in the order of dependence. */
export class RecordSet {
  readonly #byKind = new Map<EntityKind, Map<string, RawDocument>>();

  add(kind: EntityKind, documents: Iterable<RawDocument>): void {
    const known = this.#byKind.get(kind) ?? new Map<string, RawDocument>();
    for (const raw of documents) if (!known.has(raw.id)) known.set(raw.id, raw);
    this.#byKind.set(kind, known);
  }

  *entries(): Generator<readonly [EntityKind, RawDocument]> {
    for (const kind of entityKinds) {
      for (const raw of this.#byKind.get(kind)?.values() ?? []) yield [kind, raw];
    }
  }

  get size(): number {
    let size = 0;
    for (const documents of this.#byKind.values()) size += documents.size;
    return size;
  }
}
