import { PassThrough } from 'node:stream';
import { nodeFetch } from '../../../src-main/headless/node-fetch';
import { runEngine } from '../../../src-main/headless/run';
import { parserWorkerFile } from '../../helpers/parser';
import { storeWorkerFile } from '../../helpers/store';

/** What a run of the engine's command left behind. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly messages: string;
  /** The lines of `--json`. */
  readonly json: readonly Readonly<Record<string, unknown>>[];
  /** The last of them. */
  readonly last: Readonly<Record<string, unknown>>;
}

export interface RunOptions {
  readonly password?: string | null;
  readonly key?: string;
  readonly signal?: AbortSignal;
  /** Typed, or piped in. */
  readonly input?: string;
  readonly isTerminal?: boolean;
  /** Whoever reads closes the pipe after the first piece, as `head` does; or the disk is full. */
  readonly outputEnds?: 'EPIPE' | 'ENOSPC';
  /** Told of everything that is printed. */
  readonly onOutput?: (text: string) => void;
}

/** A keyboard: what is typed on it is not shown unless the program says so. */
export class Keyboard extends PassThrough {
  readonly modes: boolean[] = [];

  constructor(readonly isTTY: boolean) {
    super();
  }

  setRawMode(mode: boolean): this {
    this.modes.push(mode);
    return this;
  }
}

/** Runs `npm run engine -- ARGV` in this process. */
export async function engine(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const keyboard = new Keyboard(options.isTerminal ?? false);
  if (options.input !== undefined) keyboard.end(options.input);
  const [output, messages] = [new PassThrough(), new PassThrough()];
  const printed = { out: '', messages: '' };
  const note = (where: 'out' | 'messages') => (chunk: Buffer) => {
    printed[where] += chunk.toString();
    options.onOutput?.(chunk.toString());
  };
  output.on('data', note('out'));
  const { outputEnds } = options;
  if (outputEnds !== undefined) {
    output.once('data', () =>
      output.destroy(Object.assign(new Error(outputEnds), { code: outputEnds })),
    );
  }
  messages.on('data', note('messages'));
  // The parts of a terminal that the engine uses.
  const terminal = { input: keyboard, output, messages } as unknown as Parameters<
    typeof runEngine
  >[2]['terminal'];
  const code = await runEngine(argv, '/', {
    terminal,
    env: {
      HEDDLE_PASSWORD: options.password === null ? undefined : (options.password ?? 'practice'),
      HEDDLE_KEY: options.key,
    },
    fetch: nodeFetch,
    workers: { store: await storeWorkerFile(), parser: await parserWorkerFile() },
    nativeBinding: undefined,
    signal: options.signal ?? new AbortController().signal,
  });
  await new Promise((resolve) => setImmediate(resolve));
  const json = printed.out
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { code, ...printed, json, last: json.at(-1) ?? {} };
}
