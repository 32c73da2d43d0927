import { parseArgs } from 'node:util';
import { benchRelevance } from './relevance';
import { benchSearch } from './search';
import { benchSearchUi } from './search-ui';
import { benchStart } from './start';
import { benchStore } from './store';
import { benchSync } from './sync';
import { benchUi, uiParts } from './ui';

const USAGE = `npm run bench -- NAME [--runs N] [--json FILE]

  start   cold start to a usable inbox and memory, beside an empty Electron window
  store   filling and searching the encrypted store; --messages N (100000 unless said otherwise)
  search  every kind of query on real conversations, beside naive forms; --messages N
  search-ui  from a key to its results painted, in the app; --messages N (1000000)
  ui      opening, switching, typing, scrolling, cold start and memory in the app; --messages N (1000000),
          --only openThread,switchPane,typing,scroll,coldStart,memory for some of them
  sync    first fill from a desk over HTTP beside bare SQLite; --messages N (200000)
  relevance  whether known messages are found by a few words; --split val|test`;

/** Unless said otherwise 100,000. */
const USUAL_MESSAGES: Readonly<Record<string, number>> = {
  sync: 200_000,
  'search-ui': 1_000_000,
  ui: 1_000_000,
};

/** Runs one benchmark by name; every benchmark prints a table and JSON. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '5' },
      messages: { type: 'string' },
      profile: { type: 'string' },
      only: { type: 'string' },
      split: { type: 'string', default: 'test' },
      json: { type: 'string' },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number from 1.');
  const messages = Number(values.messages ?? USUAL_MESSAGES[positionals[0] ?? ''] ?? 100_000);
  if (!Number.isInteger(messages) || messages < 1000) {
    throw new Error('--messages takes a whole number from 1000.');
  }
  switch (positionals[0]) {
    case 'start':
      return benchStart({ runs, json: values.json });
    case 'store':
      return benchStore({ runs, messages, json: values.json });
    case 'search':
      return benchSearch({ messages, json: values.json });
    case 'search-ui':
      return benchSearchUi({ messages, json: values.json });
    case 'ui':
      return benchUi({ runs, messages, parts: uiParts(values.only), json: values.json });
    case 'sync':
      return benchSync({ messages, json: values.json, profile: values.profile });
    case 'relevance':
      if (values.split !== 'val' && values.split !== 'test') {
        throw new Error('--split takes val or test.');
      }
      return benchRelevance({ split: values.split, json: values.json });
    default:
      process.stderr.write(`${USAGE}\n`);
      process.exitCode = 2;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
