import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Agent } from '@shared/domain';
import { onEvent } from '../bridge';
import { createInvalidator } from './invalidation';
import { heddleKey } from './keys';
import { setHeddleData } from './useHeddleQuery';

/** Keeps the cache true to what main tells. Mounted once, at the root. */
export function useMainEvents(): void {
  const client = useQueryClient();
  useEffect(() => {
    const invalidator = createInvalidator(client);
    const ends = [
      onEvent('changed', invalidator.changed),
      onEvent('session', (session) => setHeddleData(client, 'session.get', undefined, session)),
      onEvent('sync-status', (status) => setHeddleData(client, 'sync.status', undefined, status)),
      onEvent('settings', (settings) => setHeddleData(client, 'settings.get', undefined, settings)),
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
