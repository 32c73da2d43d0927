import type { DeskPort } from '../desk-port';
import type { ModelDesk } from './desk';
import { visibleTo } from './feeds';
import type { DeskState } from './state';

/** The model desk as the play sees it. */
export function createModelPort(desk: ModelDesk): DeskPort {
  let backup: DeskState | null = null;
  return {
    customerWrites: async (threadId, messageId, assigneeId) =>
      desk.customerWrites(threadId, messageId, assigneeId),
    moveThread: async (threadId, teamId) => desk.moveThread(threadId, teamId),
    setTeams: async (agentId, teamIds) => desk.setTeams(agentId, teamIds),
    addEvent: async (customerId, id) => {
      const at = desk.clock.now();
      const event = { id, customerId, kind: 'order', title: id, at, attributes: {} } as const;
      desk.write(() => desk.put('event', event));
    },
    spoil: async (kind, id) => desk.spoil(kind, id),
    mend: async (kind, id) => desk.mend(kind, id),
    documents: async () =>
      (['customer', 'event', 'thread', 'episode', 'message'] as const).flatMap((kind) =>
        [...desk.table(kind).keys()].map((id) => [kind, id] as const),
      ),
    spoilt: () => desk.spoilt,
    stop: async () => desk.stop(),
    // All of the model is committed at once.
    kill: async () => desk.stop(),
    start: async () => desk.start(),
    backup: async () => {
      backup = desk.backup();
    },
    restore: async () => {
      if (!backup) return false;
      desk.restore(backup);
      return true;
    },
    seq: async () => desk.seq,
    visibleTo: async (agentId) => visibleTo(desk, agentId),
    effects: async () => desk.state.effects.map(({ commandId }) => commandId),
    texts: async () => [...desk.table('message').values()].map(({ doc }) => doc.text),
    dispose: async () => undefined,
  };
}
