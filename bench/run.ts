import { parseArgs } from 'node:util';
import { benchStart } from './start';

const USAGE = `npm run bench -- NAME [--runs N] [--json FILE]

  start   cold start to a usable inbox and memory, beside an empty Electron window`;

/** Runs one benchmark by name; every benchmark prints a table and JSON. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { runs: { type: 'string', default: '5' }, json: { type: 'string' } },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number from 1.');
  switch (positionals[0]) {
    case 'start':
      return benchStart({ runs, json: values.json });
    default:
      process.stderr.write(`${USAGE}\n`);
      process.exitCode = 2;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
