import { entityKinds, type EntityDoc, type EntityKind } from '@shared/domain';
import type { Desk } from '../../../src-desk/desk';
import { documentTable } from '../../../src-desk/storage/tables';
import type { FakeClock } from '../../fixtures/sync/fake-clock';
import { ModelDesk } from '../model/desk';
import { visibleTo } from '../model/feeds';

/** Ids and documents of a kind as they are in the tables, whoever may see them. */
export async function allDocuments<K extends EntityKind>(
  desk: Desk,
  kind: K,
): Promise<EntityDoc<K>[]> {
  const rows = await desk.reader
    .selectFrom(documentTable(kind))
    .select(['doc'])
    .orderBy('id')
    .execute();
  // The table of a kind holds documents of that kind.
  return rows.map(({ doc }) => JSON.parse(doc) as EntityDoc<K>);
}

/**
 * What an agent may see of what is in a desk's tables, by the rules of the model: the desk's own are
 * what is being judged.
 */
export async function visibleByModel(
  desk: Desk,
  agentId: string,
  clock: FakeClock,
): Promise<ReadonlyMap<string, unknown>> {
  const model = new ModelDesk(clock);
  const copy = async <K extends EntityKind>(kind: K): Promise<void> => {
    for (const doc of await allDocuments(desk, kind))
      model.table(kind).set(doc.id, { rev: 0, doc });
  };
  for (const kind of entityKinds) await copy(kind);
  const docs = new Map(visibleTo(model, agentId));
  for (const agent of model.table('agent').values()) {
    const presence = desk.presence.of(agent.doc.id);
    docs.set(`agent ${agent.doc.id}`, { ...agent.doc, presence });
  }
  return docs;
}
