import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const DESK_CLI = fileURLToPath(new URL('../desk/cli.js', import.meta.url));

/** As `nice`: above 0 others go first. */
const GIVES_WAY = 10;

/** A desk in a process of its own. */
export interface DeskProcess {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Serves a data folder on a free port of this computer.
 *
 * @param nodeFlags for Node, e.g. to profile it
 */
export async function startDeskProcess(
  dataFolder: string,
  nodeFlags: readonly string[] = [],
): Promise<DeskProcess> {
  const child = spawn(
    process.execPath,
    [...nodeFlags, DESK_CLI, 'serve', '--data', dataFolder, '--port', '0'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const { pid } = child;
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url === undefined || pid === undefined) continue;
    // A desk is another computer, which takes none of the console's time.
    setPriority(pid, GIVES_WAY);
    return {
      url,
      pid,
      stop: async () => {
        child.kill('SIGTERM');
        await ended;
      },
    };
  }
  throw new Error('The desk did not start.');
}
