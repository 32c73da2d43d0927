import { assertNever } from '@shared/assert-never';
import { ConnectorError } from '../connectors/connector';
import { StoreError } from '../store/errors';
import { type EngineCommand, readArguments } from './arguments';
import { fill } from './commands/fill';
import { reset } from './commands/reset';
import { search } from './commands/search';
import { status } from './commands/status';
import { verify } from './commands/verify';
import { createOutput } from './output';
import { elapsed, type Surroundings } from './surroundings';
import type { Terminal } from './terminal';
import { EngineError, USAGE, UsageError } from './usage';

/** Exit codes: 0 done, 1 failed (or a difference was found), 2 the command line is not right. */
const FAILED = 1;
const WRONG_USAGE = 2;

function run(
  command: Exclude<EngineCommand, { name: 'help' }>,
  surroundings: Surroundings,
): Promise<number> {
  switch (command.name) {
    case 'fill':
      return fill(command, surroundings);
    case 'verify':
      return verify(command, surroundings);
    case 'status':
      return status(command, surroundings);
    case 'search':
      return search(command, surroundings);
    case 'reset':
      return reset(command, surroundings);
    default:
      return assertNever(command);
  }
}

/**
 * Runs one command of the engine.
 *
 * @param argv without the program's name
 * @param folder what relative folders are relative to
 * @returns the exit code
 */
export async function runEngine(
  argv: readonly string[],
  folder: string,
  surroundings: Omit<Surroundings, 'output'>,
): Promise<number> {
  const { terminal } = surroundings;
  let command: EngineCommand;
  try {
    command = readArguments(argv, folder);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.messages.write(`${error.message}\n\n${USAGE}`);
    return WRONG_USAGE;
  }
  if (command.name === 'help') {
    terminal.output.write(USAGE);
    return 0;
  }
  const output = createOutput(terminal, command.json, elapsed);
  const isWritten = watchWriting(terminal);
  try {
    const code = await run(command, { ...surroundings, output });
    return (await isWritten()) ? code : FAILED;
  } catch (error) {
    const { code, message } = inWords(error);
    output.failure(code, message);
    return FAILED;
  }
}

/**
 * Whoever reads the output may have read enough, as `head` has: the command goes on all the same.
 *
 * @returns resolves once everything is written, to whether it could be; what was not read counts
 */
function watchWriting({ output, messages }: Terminal): () => Promise<boolean> {
  let isWhole = true;
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    isWhole = false;
    messages.write(`The output cannot be written: ${error.message}\n`);
  });
  return async () => {
    await new Promise<void>((resolve) => {
      output.write('', () => resolve());
    });
    return isWhole;
  };
}

function inWords(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof ConnectorError) return { code: error.problem, message: error.message };
  if (error instanceof StoreError) {
    const detail = error.detail === null ? '' : ` (${error.detail})`;
    return { code: error.problem, message: `${error.message}${detail}` };
  }
  if (error instanceof EngineError) return { code: error.code, message: error.message };
  // The words of an unknown error may quote what somebody wrote.
  const name = error instanceof Error ? error.name : typeof error;
  const system = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : '';
  const places = error instanceof Error ? (error.stack ?? '').split('\n').filter(isPlace) : [];
  return {
    code: 'failed',
    message: [`This went wrong inside Heddle: ${name}${system}`, ...places].join('\n'),
  };
}

function isPlace(line: string): boolean {
  return /^\s+at /.test(line);
}
