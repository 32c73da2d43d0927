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
  const before = threads.openings;
  threads.renew('damaged');
  await ask();
  threads.renew('damaged', before);
  await ask();
  expect(renewals()).toBe(1);
  threads.renew('damaged', threads.openings);
  await ask();
  expect(renewals()).toBe(2);
  await threads.close();
});
