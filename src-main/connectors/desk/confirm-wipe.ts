import { type Clock, ConnectorError, type Fetch } from '../connector';
import { createDeskHttp } from './http';
import { createLineMonitor } from './line';

/**
 * Tells a desk that its order was carried out. May be said as often as need be; a desk that does not
 * know the order (any more) has nothing to be told.
 *
 * @throws ConnectorError when the desk cannot be reached
 */
export async function confirmDeskWipe(
  desk: { readonly baseUrl: string; readonly fetch: Fetch; readonly clock: Clock },
  done: {
    readonly orderId: string;
    readonly deviceId: string;
    readonly unsent: number;
    readonly drafts: number;
  },
  signal: AbortSignal,
): Promise<void> {
  const http = createDeskHttp({ ...desk, line: createLineMonitor(desk.clock), token: () => null });
  const { orderId, ...json } = done;
  const path = `/v1/wipes/${encodeURIComponent(orderId)}`;
  try {
    await http.request(
      { method: 'POST', path, accept: 'application/json', json, signal },
      async () => undefined,
    );
  } catch (error) {
    if (!(error instanceof ConnectorError && error.problem === 'refused')) throw error;
  }
}
