import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where made data is kept from run to run; outside of the repository. */
export function cacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return join(base, 'heddle-bench');
}
