import type { EntityKind } from '@shared/domain';
import type { Desk } from '../desk';
import { type RawDocument, visibleDocuments } from '../storage/visible';
import { docJson } from '../storage/wire';
import { headOf } from '../storage/write';
import type { Viewer } from '../viewer';

/**
 * The last change that the desk has up to a number: every number that it ever said has its change. A
 * client with one that has none was here before the desk was restored from a backup.
 */
async function lastKnown(desk: Desk, after: number): Promise<number> {
  const row = await desk.reader
    .selectFrom('changes')
    .select('seq')
    .where('seq', '<=', after)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/**
 * One page of `GET /v1/changes`, as JSON.
 *
 * What a viewer may see is decided by the state *now*: a document that has left their scope since is
 * skipped (its removal has a later sequence number), one that came into it has been announced again
 * with a later one. So a client that has read everything up to the head has exactly what it may see.
 *
 * @param after the last sequence number that the client has
 * @param limit how many changes to look at; fewer may be in the page, because others are not theirs
 */
export async function changesPage(
  desk: Desk,
  viewer: Viewer,
  after: number,
  limit: number,
): Promise<string> {
  const known = await lastKnown(desk, after);
  const tail = `"scope":${JSON.stringify(viewer.scope)},"historyDays":${desk.policies.historyDays}`;
  if (known < after) return `{"changes":[],"cursor":${known},"more":false,${tail}}`;
  const rows = await desk.reader
    .selectFrom('changes')
    .select(['seq', 'op', 'kind', 'entity_id', 'team_id'])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const idsByKind = new Map<EntityKind, Set<string>>();
  for (const row of page) {
    const ids = idsByKind.get(row.kind) ?? new Set<string>();
    idsByKind.set(row.kind, ids.add(row.entity_id));
  }
  const visible = new Map<EntityKind, Map<string, RawDocument>>();
  for (const [kind, ids] of idsByKind) {
    visible.set(kind, await visibleDocuments(desk.reader, viewer, kind, [...ids]));
  }
  const changes: string[] = [];
  for (const { seq, op, kind, entity_id: id, team_id: teamId } of page) {
    const head = `{"seq":${seq},"op":"${op}","kind":"${kind}","id":${JSON.stringify(id)}`;
    const raw = visible.get(kind)?.get(id);
    if (op === 'remove') {
      if (!raw && teamId !== null && viewer.teamIds.includes(teamId)) changes.push(`${head}}`);
    } else if (raw) {
      const rev = raw.rev > seq ? `,"rev":${raw.rev}` : '';
      changes.push(`${head}${rev},"doc":${docJson(kind, raw, (each) => desk.presence.of(each))}}`);
    }
  }
  const cursor = page.at(-1)?.seq ?? Math.min(after, await headOf(desk.reader));
  const more = rows.length > page.length;
  return `{"changes":[${changes.join(',')}],"cursor":${cursor},"more":${more},${tail}}`;
}
