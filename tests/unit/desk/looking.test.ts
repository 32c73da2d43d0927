import { LOOKING_LASTS_MS } from '@shared/domain';
import { expect, it } from 'vitest';
import { LookingBoard } from '../../../src-desk/live/looking';
import { createFakeClock } from '../../fixtures/sync/fake-clock';

function board() {
  const clock = createFakeClock();
  const said: string[] = [];
  const looking = new LookingBoard(clock, (agentId, before, now) =>
    said.push(`${agentId}: ${[...before.keys()].join()} -> ${[...now.keys()].join()}`),
  );
  const looks = (...threadIds: string[]) => new Map(threadIds.map((id) => [id, 'care']));
  return { clock, looking, said, looks };
}

it('what is not said again is over, and nothing is kept of it', async () => {
  const { clock, looking, said, looks } = board();
  looking.said('rosa', 'pc', looks('a'));
  await clock.run(LOOKING_LASTS_MS - 1);
  looking.said('rosa', 'pc', looks('a'));
  await clock.run(LOOKING_LASTS_MS - 1);
  expect([...looking.agentIds()]).toEqual(['rosa']);
  await clock.run(1);
  expect(said).toEqual(['rosa:  -> a', 'rosa: a -> a', 'rosa: a -> ']);
  expect([...looking.agentIds()]).toEqual([]);
  expect(clock.sleepers).toBe(0);
});

it('a console that goes takes what it had open along, and not what another has', () => {
  const { clock, looking, said, looks } = board();
  looking.said('rosa', 'pc', looks('a', 'b'));
  looking.said('rosa', 'laptop', looks('b'));
  looking.left('rosa', 'pc');
  expect([...looking.of('rosa').keys()]).toEqual(['b']);
  looking.left('rosa', 'laptop');
  looking.left('rosa', 'laptop');
  expect(said).toHaveLength(4);
  expect(clock.sleepers).toBe(0);
});
