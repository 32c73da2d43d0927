import { customerDoc } from '../../fixtures/sync/documents';
import { createFakeClock, turn } from '../../fixtures/sync/fake-clock';
import type { Stage } from '../play';
import { type History, PEOPLE, TEAMS, THREADS } from '../script';
import { customerOf, seedMessages, teamOf } from '../seed';
import { createModelConnector } from './connector';
import { ModelDesk } from './desk';
import { createModelPort } from './port';
import { createModelPremises } from './premises';

/** No history needs as many; one that goes on without end must end. */
const TURNS_MAX = 300_000;

/** A desk, a network and disks in memory. */
export async function createModelStage({ page }: Pick<History, 'page'>): Promise<Stage> {
  let turns = 0;
  // Everything in here is made of promises: one turn of the event loop settles it.
  const settle = (): Promise<void> => {
    turns += 1;
    if (turns > TURNS_MAX) throw new Error('It goes round and round.');
    return turn();
  };
  const clock = createFakeClock({ settle });
  const desk = new ModelDesk(clock);
  desk.write(() => {
    for (const id of TEAMS) desk.put('team', { id, name: id });
    for (const { id, role, teamIds } of PEOPLE) {
      desk.put('agent', { id, name: id, role, teamIds: [...teamIds], presence: 'offline' });
    }
    desk.put('tag', { id: 'vip', name: 'VIP' });
    desk.put('offer', {
      id: 'upgrade',
      title: 'Upgrade',
      reason: 'Because',
      text: 'Would you like to?',
      kind: 'upsell',
      conditions: [],
      activeUntil: null,
    });
  });
  for (const threadId of THREADS) {
    desk.startThread(threadId, customerDoc(customerOf(threadId)), teamOf(threadId));
  }
  const port = createModelPort(desk);
  await seedMessages(port);
  return {
    clock,
    desk: port,
    newPremises: createModelPremises,
    connect: (options) => createModelConnector({ ...options, page, desk, clock }),
  };
}
