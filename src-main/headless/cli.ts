import { fileURLToPath } from 'node:url';
import { nodeFetch } from './node-fetch';
import { runEngine } from './run';

/** Beside this program's folder, as the build lays them out. */
const worker = (name: string): string =>
  fileURLToPath(new URL(`../main/${name}.js`, import.meta.url));

async function main(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  process.exitCode = await runEngine(process.argv.slice(2), process.cwd(), {
    terminal: { input: process.stdin, output: process.stdout, messages: process.stderr },
    env: {
      HEDDLE_PASSWORD: process.env['HEDDLE_PASSWORD'],
      HEDDLE_KEY: process.env['HEDDLE_KEY'],
    },
    fetch: nodeFetch,
    workers: { store: worker('store-worker'), parser: worker('parser-worker') },
    nativeBinding: __HEDDLE_TEST_HOOKS__ ? process.env['HEDDLE_SQLITE_BINDING'] : undefined,
    signal: stop.signal,
  });
}

void main();
