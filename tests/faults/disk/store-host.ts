import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { bundleForNode } from '../../helpers/bundle';
import { storeWorkerFile } from '../../helpers/store';

/** What a request came to. */
export type Answer =
  | { readonly value: unknown }
  | { readonly problem: string; readonly detail: string | null };

/** A store in a process of its own. */
export interface StoreHost {
  readonly pid: number;
  ask(name: string, ...args: string[]): Promise<Answer>;
  /** The value; fails the test when there is none. */
  value(name: string, ...args: string[]): Promise<unknown>;
  /** The problem; fails the test when there is none. */
  problem(name: string, ...args: string[]): Promise<string>;
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** The process ends by itself and does not close its store. */
  leave(): Promise<void>;
}

export interface StoreHostOptions {
  readonly folder: string;
  readonly key: Uint8Array;
  /** Runs as this user. */
  readonly uid?: number;
  /** The shell's file size limit, in blocks of 512 bytes. */
  readonly blocks?: number;
}

class Lines {
  readonly #lines: string[] = [];
  #wake: (() => void) | null = null;
  #ended = false;

  constructor(reader: Interface) {
    reader.on('line', (line) => {
      this.#lines.push(line);
      this.#wake?.();
    });
    reader.on('close', () => {
      this.#ended = true;
      this.#wake?.();
    });
  }

  async next(): Promise<string> {
    for (;;) {
      const line = this.#lines.shift();
      if (line !== undefined) return line;
      if (this.#ended) throw new Error('the process has ended');
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

export async function startStoreHost(options: StoreHostOptions): Promise<StoreHost> {
  const script = await bundleForNode('tests/faults/disk/store-process.ts');
  const key = Buffer.from(options.key).toString('hex');
  const args = [script, options.folder, key, await storeWorkerFile()];
  const limit = options.blocks === undefined ? '' : `ulimit -S -f ${options.blocks}; `;
  // A file that grows beyond the limit is an error of the write, and not the end of the process.
  const child: ChildProcess = spawn(
    'bash',
    ['-c', `trap '' XFSZ; ${limit}exec "$0" "$@"`, process.execPath, ...args],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
    },
  );
  const { stdin, stdout, pid } = child;
  if (!stdin || !stdout || pid === undefined) throw new Error('no process');
  const lines = new Lines(createInterface({ input: stdout }));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if ((await lines.next()) !== 'ready') throw new Error('not ready');
  const ask = async (...request: string[]): Promise<Answer> => {
    stdin.write(`${JSON.stringify(request)}\n`);
    return JSON.parse(await lines.next()) as Answer;
  };
  return {
    pid,
    ask,
    value: async (...request) => {
      const answer = await ask(...request);
      if ('problem' in answer) throw new Error(`${request[0]}: ${answer.problem} ${answer.detail}`);
      return answer.value;
    },
    problem: async (...request) => {
      const answer = await ask(...request);
      if ('value' in answer) throw new Error(`${request[0]} worked`);
      return answer.problem;
    },
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal);
      await ended;
    },
    leave: async () => {
      stdin.end();
      await ended;
    },
  };
}
