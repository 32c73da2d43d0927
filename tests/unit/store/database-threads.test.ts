import { expect, test } from 'vitest';
import { DatabaseThreads } from '../../../src-main/store/database-threads';
import { createGate, ScriptedThread } from './store-threads';

function scripted(answers: (nth: number) => ScriptedThread['answers'] = () => ({})) {
  const started: ScriptedThread[] = [];
  let renewals = 0;
  const threads = new DatabaseThreads({
    lead: 'writer',
    readers: 1,
    start: (role) => {
      const thread = new ScriptedThread(role, answers(started.length));
      started.push(thread);
      return thread;
    },
    repairing: () => () => undefined,
    renewed: () => {
      renewals += 1;
    },
    givenUp: () => undefined,
  });
  const ask = () =>
    threads.ask({ of: 'lead', name: 'look', args: [], generation: null, repeat: 'always' });
  return { threads, started, ask, renewals: () => renewals };
}

test('what is opened again while it is being opened again has its threads once', async () => {
  const opening = createGate();
  // The threads of the first renewal take their time to open.
  const { threads, started, ask } = scripted((nth) =>
    nth === 2 ? { open: () => opening.opened.then(() => []) } : { open: () => [] },
  );
  await threads.open();
  threads.renew('died');
  await expect.poll(() => started.length).toBe(4);
  threads.renew('moved');
  opening.open();
  await ask();
  expect(started.filter(({ hasEnded }) => !hasEnded)).toHaveLength(2);
  await threads.close();
  expect(started.filter(({ hasEnded }) => !hasEnded)).toEqual([]);
});

test('damage that was met in a file that is not there any more is not held against the new one', async () => {
  const { threads, ask, renewals } = scripted(() => ({ open: () => [] }));
  await threads.open();
  const before = await threads.openings();
  threads.renew('damaged');
  await ask();
  threads.renew('damaged', before);
  await ask();
  expect(renewals()).toBe(1);
  threads.renew('damaged', await threads.openings());
  await ask();
  expect(renewals()).toBe(2);
  await threads.close();
});

test('whoever begins while it is being opened again meets the new file', async () => {
  const opening = createGate();
  const { threads } = scripted((nth) => ({
    open: nth === 2 ? () => opening.opened.then(() => []) : () => [],
  }));
  await threads.open();
  threads.renew('damaged');
  let met: number | null = null;
  const meets = threads.openings().then((openings) => (met = openings));
  await new Promise((done) => setImmediate(done));
  expect(met).toBeNull();
  opening.open();
  expect(await meets).toBe(1);
  await threads.close();
});

test('threads that take over end the first ones only once they run', async () => {
  const running = createGate();
  const { threads, started, ask } = scripted((nth) => ({
    open: () => [],
    ...(nth === 2 && { probe: () => running.opened }),
  }));
  await threads.open();
  const moving = threads.moveOut();
  await ask();
  expect(started.map(({ hasEnded }) => hasEnded)).toEqual([false, false, false, false]);
  running.open();
  await moving;
  expect(started.map(({ hasEnded }) => hasEnded)).toEqual([true, true, false, false]);
  await ask();
  expect(started[2]?.asked).toEqual(['probe', 'open', 'look']);
  await threads.close();
  expect(started.filter(({ hasEnded }) => !hasEnded)).toEqual([]);
});

test('threads that were opened again meanwhile are not taken over from', async () => {
  const running = createGate();
  const { threads, started, ask } = scripted((nth) => ({
    open: () => [],
    ...(nth === 2 && { probe: () => running.opened }),
  }));
  await threads.open();
  const moving = threads.moveOut();
  threads.renew('died');
  await ask();
  running.open();
  await moving;
  expect(started.map(({ hasEnded }) => hasEnded)).toEqual([true, true, true, true, false, false]);
  await threads.close();
});
