import { CompiledQuery, type KyselyPlugin } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { entityKinds } from '../../../src-shared/domain';
import type { Desk } from '../../../src-desk/desk';
import { changesPage } from '../../../src-desk/services/changes';
import { historyPage } from '../../../src-desk/services/history';
import { worksetChunks } from '../../../src-desk/services/workset';
import { allAgents } from '../../../src-desk/services/agents';
import { visibleDocuments } from '../../../src-desk/storage/visible';
import { type Viewer, viewerOf } from '../../../src-desk/viewer';
import { testDesk, type TestDesk } from '../../fixtures/desk/desk';

/*
 * How the queries of a fill find their rows. None may walk through all there is: a desk with a million
 * messages would spend its time on that, page after page.
 */

let test: TestDesk;
let viewer: Viewer;
/** A desk whose queries are noted. */
let noted: Desk;
let asked: CompiledQuery[];

beforeEach(async () => {
  test = await testDesk();
  for (let n = 0; n < 3; n += 1) await test.newThread({ events: 2 });
  const { desk } = test.running;
  const agent = (await allAgents(desk.reader)).find(({ id }) => id === 'both');
  if (!agent) throw new Error('The agent is missing.');
  viewer = viewerOf(agent, desk.epoch);
  asked = [];
  const note: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      asked.push(desk.reader.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const reader = desk.reader.withPlugin(note);
  noted = Object.create(desk, {
    reader: { value: reader },
    presence: { value: desk.presence },
  }) as Desk;
});

afterEach(() => test.close());

/** How each query was answered, one line per query, without those that ask for nothing but a counter. */
async function plans(): Promise<string[]> {
  const lines: string[] = [];
  for (const { sql, parameters } of asked) {
    const { rows } = await test.running.desk.reader.executeQuery<{ detail: string }>(
      CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
    );
    lines.push(`${rows.map(({ detail }) => detail).join('; ')} <- ${sql}`);
  }
  return lines;
}

const REFERENCE = /^(SCAN|SEARCH) (teams|agents|tags|snippets|articles|offers|counters)\b/;

it('looks documents up by their ids, and not by the team whose they are', async () => {
  // Many: with few of them SQLite would choose rightly by itself.
  const ids = Array.from({ length: 400 }, (_, n) => `id-${n}`);
  for (const kind of entityKinds) await visibleDocuments(noted.reader, viewer, kind, ids);
  const found = await plans();
  expect(found.length).toBeGreaterThanOrEqual(entityKinds.length);
  for (const line of found) {
    expect(line).toMatch(/^SEARCH \w+ USING (INDEX sqlite_autoindex_\w+_1|INDEX \w+_customer) \(/);
  }
});

it('walks along the index of the team for a page of history, and looks up the rest', async () => {
  await historyPage(noted, viewer, null, 2);
  const lines = (await plans()).filter((line) => !line.includes('count('));
  expect(lines.some((line) => line.startsWith('SEARCH messages USING INDEX messages_team'))).toBe(
    true,
  );
  for (const line of lines) {
    expect(line).toMatch(/^SEARCH/);
    expect(line).not.toContain('TEMP B-TREE');
    expect(line).not.toMatch(/^SEARCH (episodes|threads|customers) USING INDEX \w+_(team|empty)/);
  }
});

it('finds the open episodes by their state for a workset', async () => {
  for await (const _chunk of worksetChunks(noted, viewer));
  const lines = (await plans()).filter((line) => !REFERENCE.test(line));
  expect(lines[0]).toMatch(
    /^SEARCH episodes USING INDEX episodes_team \(team_id=\? AND state=\?\)/,
  );
  for (const line of lines) expect(line).toMatch(/^SEARCH/);
});

it('finds changes by their number', async () => {
  await changesPage(noted, viewer, 0, 100);
  const lines = (await plans()).filter((line) => !REFERENCE.test(line));
  for (const line of lines) expect(line).toMatch(/^SEARCH/);
});
