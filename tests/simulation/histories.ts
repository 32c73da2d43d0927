import fc from 'fast-check';
import { play, type Stage } from './play';
import { historiesAbout, type Focus, type History } from './script';
import { shorten } from './shorten';

/** Cutting a failing history down ends after this, with the shortest found by then. */
const SHORTEN_MS = 60_000;

export interface Run {
  /** Of the test file, as it is given to `npm run test:unit --`. */
  readonly name: string;
  readonly histories: number;
  readonly focus: Focus;
  readonly newStage: (history: History) => Promise<Stage>;
}

/** How many histories each of so many files plays. */
export function shareOf(env: NodeJS.ProcessEnv, usual: number, files: number): number {
  return Math.ceil(Number(env['HEDDLE_HISTORIES'] ?? usual) / files);
}

/** A history as it is written into `known.test.ts`. */
function words({ steps, ...rest }: History): string {
  const lines = steps.map((step) => `    ${JSON.stringify(step)},`);
  return [`{`, `  ${JSON.stringify(rest).slice(1, -1)},`, '  steps: [', ...lines, '  ],', '}'].join(
    '\n',
  );
}

/**
 * Plays histories that fast-check makes up, until one ends as it must not. `HEDDLE_SEED` and
 * `HEDDLE_PATH` in the environment play one of them again.
 *
 * @throws Error with what is wrong, the history cut down, and the command that plays it again
 */
export async function playHistories({ name, histories, focus, newStage }: Run): Promise<void> {
  const { HEDDLE_SEED: seed, HEDDLE_PATH: path } = process.env;
  const playOnce = async (history: History): Promise<string[]> => {
    try {
      return await play(await newStage(history), history);
    } catch (error) {
      return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
    }
  };
  let first: string[] = [];
  const property = fc.asyncProperty(historiesAbout(focus), async (history) => {
    first = await playOnce(history);
    return first.length === 0;
  });
  const result = await fc.check(property, {
    numRuns: path ? 1 : histories,
    endOnFailure: true,
    ...(seed ? { seed: Number(seed) } : {}),
    ...(path ? { path } : {}),
  });
  const [history] = result.counterexample ?? [];
  process.stdout.write(`${name}: ${result.numRuns} histories, seed ${result.seed}\n`);
  if (!result.failed || !history) return;
  const firstFound = first;
  const fails = async (each: History): Promise<boolean> => (await playOnce(each)).length > 0;
  const shortest = await shorten(history, fails, Date.now() + SHORTEN_MS);
  const found = await playOnce(shortest);
  const again = `HEDDLE_SEED=${result.seed} HEDDLE_PATH=${result.counterexamplePath}`;
  throw new Error(
    [
      // A history that fails only sometimes is not deterministic, which is worth to be told too.
      ...(found.length > 0 ? found : [...firstFound, '(Played again, it ended well.)']),
      '',
      'In short:',
      words(shortest),
      '',
      `After ${result.numRuns} histories. The same again:`,
      `${again} npm run test:unit -- ${name}`,
    ].join('\n'),
  );
}
