import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Agent } from '@shared/domain';
import type { SessionView } from '@shared/ipc';
import { onEvent } from '../bridge';
import { createInvalidator } from './invalidation';
import { heddleKey } from './keys';
import { setHeddleData } from './useHeddleQuery';

/** What does not depend on who is signed in. */
const OF_NOBODY = new Set<unknown>(['app', 'settings', 'session', 'sync']);

/** Nobody may see, even for a moment, what was read for somebody else. */
function sessionChanged(client: QueryClient, session: SessionView): void {
  const before = client.getQueryData<SessionView>(heddleKey('session.get', undefined));
  setHeddleData(client, 'session.get', undefined, session);
  const same = before?.agent?.id === session.agent?.id && before?.desk?.url === session.desk?.url;
  // The same person may come back with another key.
  void client.invalidateQueries({ queryKey: heddleKey('session.security', undefined) });
  if (!same) client.removeQueries({ predicate: (query) => !OF_NOBODY.has(query.queryKey[0]) });
}

/** Keeps the cache true to what main tells. Mounted once, at the root. */
export function useMainEvents(): void {
  const client = useQueryClient();
  useEffect(() => {
    const invalidator = createInvalidator(client);
    const ends = [
      onEvent('changed', invalidator.changed),
      onEvent('session', (session) => sessionChanged(client, session)),
      onEvent('sync-status', (status) => setHeddleData(client, 'sync.status', undefined, status)),
      onEvent('settings', (settings) => setHeddleData(client, 'settings.get', undefined, settings)),
      onEvent('looking', (looking) =>
        setHeddleData(client, 'colleagues.looking', undefined, looking),
      ),
      onEvent('presence', ({ agentId, presence }) => {
        client.setQueryData<Agent[]>(heddleKey('reference.agents', undefined), (agents) =>
          agents?.map((agent) => (agent.id === agentId ? { ...agent, presence } : agent)),
        );
        invalidator.changed({ topics: ['floor'] });
      }),
    ];
    return () => {
      for (const end of ends) end();
      invalidator.end();
    };
  }, [client]);
}
