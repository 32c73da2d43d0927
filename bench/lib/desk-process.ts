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
  const [program, ...args] = givingWay([
    process.execPath,
    ...nodeFlags,
    DESK_CLI,
    'serve',
    '--data',
    dataFolder,
    '--port',
    '0',
  ]);
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const { pid } = child;
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url === undefined || pid === undefined) continue;
    if (process.platform === 'win32') setPriority(pid, GIVES_WAY);
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

/**
 * A desk is another computer, which takes none of the console's time. Where each thread has a priority
 * of its own, one that is set later would leave those out that run already.
 */
function givingWay([program, ...args]: readonly [string, ...string[]]): [string, ...string[]] {
  return process.platform === 'win32'
    ? [program, ...args]
    : ['nice', '-n', String(GIVES_WAY), program, ...args];
}
