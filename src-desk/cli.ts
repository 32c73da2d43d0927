import { assertNever } from '@shared/assert-never';
import { type CliCommand, readArguments } from './cli/arguments';
import { runDevices, runWipe } from './cli/devices';
import { runImport } from './cli/import';
import { runOpenApi } from './cli/openapi';
import { runServe } from './cli/serve';
import { USAGE, UsageError } from './cli/usage';

/** Exit codes: 0 done, 1 failed, 2 the command line is not right. */
const FAILED = 1;
const WRONG_USAGE = 2;

function run(command: CliCommand): Promise<number> {
  switch (command.name) {
    case 'serve':
      return runServe(command);
    case 'import':
      return runImport(command);
    case 'devices':
      return runDevices(command);
    case 'wipe':
      return runWipe(command);
    case 'openapi':
      return runOpenApi(command.out);
    case 'help':
      console.log(USAGE);
      return Promise.resolve(0);
    default:
      return assertNever(command);
  }
}

async function main(): Promise<void> {
  // Whoever reads the output may have read enough, as `head` has: what was asked for is done all the same.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    process.exitCode = await run(readArguments(process.argv.slice(2)));
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${USAGE}`);
      process.exitCode = WRONG_USAGE;
      return;
    }
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = FAILED;
  }
}

void main();
