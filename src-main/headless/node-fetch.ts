import type { Fetch } from '../connectors/connector';

/**
 * Node's own fetch, for programs without Electron. `npm run engine` starts Node so that it knows the
 * system's certificates and the proxy of the environment.
 */
export const nodeFetch: Fetch = (url, init) => fetch(url, init);
